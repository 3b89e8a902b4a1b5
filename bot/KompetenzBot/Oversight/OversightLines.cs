using System.Globalization;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Oversight;

/// <summary>The report in words, for the card and for paper alike. What counts people is rounded; what counts acts of a body is not.</summary>
public sealed class OversightLines(DutyClock clock, IOptions<PrivacyOptions> privacy)
{
    /// <summary>"Aufsichtsbericht, 3. Quartal 2026".</summary>
    public static string Title(Quarter quarter) => OversightTexts.ReportTitle.With(quarter.Number, quarter.Year);

    /// <summary>Where the trail ends, line by line.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(AuditHead head) =>
    [
        (OversightTexts.StateMonth, Month(head.Month)), (OversightTexts.StateNumber, Number(head.Sequence)), (OversightTexts.StateCode, head.CodeText),
    ];

    /// <summary>"September 2026".</summary>
    public static string Month(string name) => DateOnly.ParseExact(name, "yyyy-MM", CultureInfo.InvariantCulture).ToString("Y", CultureInfo.CurrentCulture);

    /// <summary>"2.505".</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>What a body did, line by line.</summary>
    public IReadOnlyList<(string Label, string Value)> Of(BodyActs body) =>
    [
        (OversightTexts.Alarms, Exact(body.Alarms)),
        (OversightTexts.Drills, Exact(body.Drills)),
        (OversightTexts.Enquiries, Exact(body.Enquiries)),
        (OversightTexts.Bypasses, Exact(body.Bypasses)),
        (OversightTexts.RestIgnored, Exact(body.RestIgnored)),
        (OversightTexts.BreakGlass, Exact(body.BreakGlass)),
        (OversightTexts.LastKnown, Exact(body.LastKnown)),
        (OversightTexts.Searches, Exact(body.Searches)),
        (OversightTexts.Previews, Exact(body.Previews)),
        (OversightTexts.Names, Rounded(body.Names)),
        (OversightTexts.OtherLooks, Rounded(body.OtherLooks)),
    ];

    /// <summary>What approvers did.</summary>
    public static IReadOnlyList<(string Label, string Value)> Approvals(OversightReport report) => [(OversightTexts.Approved, Exact(report.Approved)), (OversightTexts.Refused, Exact(report.Refused))];

    /// <summary>The name of a body.</summary>
    public static string NameOf(BodyActs body) => body.Name.Length > 0 ? body.Name : OversightTexts.NoBody;

    /// <summary>"A-2026-0042 · Alarm · 15.09.2026 · Kommunales Lagezentrum".</summary>
    public string HeadOf(DeclaredCall call) => $"{call.Number} · {Kind(call.Kind)} · {Day(call.At)} · {call.Body}";

    /// <summary>What was declared.</summary>
    public static IEnumerable<string> DeclaredIn(DeclaredCall call)
    {
        yield return call.Reason.Length > 0 ? call.Reason : OversightTexts.NoReason;
        if (call.Bypass.Length > 0)
        {
            yield return OversightTexts.BypassReason.With(call.Bypass);
        }
    }

    /// <summary>From when to when.</summary>
    public string Span(OversightReport report) => OversightTexts.ReportSpan.With(report.Quarter.FirstDay.ToString("d", CultureInfo.CurrentCulture), Day(report.Until.AddTicks(-1)));

    private string Day(DateTimeOffset at) => clock.DayOf(at).ToString("d", CultureInfo.CurrentCulture);

    private string Rounded(int count) => GroupSize.Describe(count, privacy.Value.MinimumGroup);

    private static string Exact(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static string Kind(CallKind kind) => kind switch
    {
        CallKind.Drill => OversightTexts.KindDrill,
        CallKind.Enquiry => OversightTexts.KindEnquiry,
        _ => OversightTexts.KindAlarm,
    };
}
