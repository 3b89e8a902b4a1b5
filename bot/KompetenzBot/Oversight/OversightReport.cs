using KompetenzBot.Alarms;
using KompetenzBot.Audit;
using KompetenzBot.Privacy;

namespace KompetenzBot.Oversight;

/// <summary>What the bodies did in a quarter. No volunteer and no name is in it.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="Until">Up to when it was looked: the end of the quarter, or now.</param>
/// <param name="Bodies">Each body that did something, and each that could have.</param>
/// <param name="Approved">How often an approver granted a large alarm.</param>
/// <param name="Refused">How often one refused it.</param>
/// <param name="Calls">The alarms with what was declared, in their order.</param>
public sealed record OversightReport(Quarter Quarter, DateTimeOffset Until, IReadOnlyList<BodyActs> Bodies, int Approved, int Refused, IReadOnlyList<DeclaredCall> Calls)
{
    /// <summary>Whether the trail has an entry of the quarter at all.</summary>
    public bool HasEntries { get; init; }

    /// <summary>Where the trail ends while the report is made; null: there is none.</summary>
    public AuditHead? End { get; init; }

    /// <summary>Counts what the trail says.</summary>
    /// <param name="quarter">Which.</param>
    /// <param name="until">Up to when the entries reach.</param>
    /// <param name="bodies">The names of those that may call.</param>
    /// <param name="entries">The entries of the quarter, in their order.</param>
    /// <param name="alarms">The alarms of the quarter, as far as they are still kept.</param>
    public static OversightReport Of(Quarter quarter, DateTimeOffset until, IEnumerable<string> bodies, IReadOnlyCollection<AuditEntry> entries, IEnumerable<Alarm> alarms) => new(
        quarter,
        until,
        [.. entries.Where(entry => IsOfABody(entry.Event)).Select(entry => entry.Actor).Union(bodies, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(body => BodyActs.Of(body, entries.Where(entry => entry.Actor == body)))],
        entries.Count(entry => entry.Event == AuditEvent.AlarmApproved),
        entries.Count(entry => entry.Event == AuditEvent.AlarmRefused),
        [.. alarms.OrderBy(alarm => alarm.CreatedAt).Select(DeclaredCall.Of)])
    {
        HasEntries = entries.Count > 0,
    };

    private static bool IsOfABody(AuditEvent what) => what is AuditEvent.AlarmIssued or AuditEvent.FourEyesBypassed or AuditEvent.RestIgnored or AuditEvent.BreakGlassUsed
        or AuditEvent.LastKnownRoleUsed or AuditEvent.Searched or AuditEvent.Previewed or AuditEvent.Looked;
}

/// <summary>What one body did, in numbers.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Alarms">Calls for real.</param>
/// <param name="Drills">Exercises.</param>
/// <param name="Enquiries">Questions.</param>
/// <param name="Bypasses">Large alarms without a second pair of eyes.</param>
/// <param name="RestIgnored">Alarms that also called those who rest.</param>
/// <param name="BreakGlass">Uses of a break-glass right.</param>
/// <param name="LastKnown">Uses of a role that the directory could not confirm.</param>
/// <param name="Searches">Questions how many have something.</param>
/// <param name="Previews">Questions how many an alarm would call.</param>
/// <param name="Names">Looks at people who had said yes.</param>
/// <param name="OtherLooks">Every other look at data of people.</param>
public sealed record BodyActs(
    string Name, int Alarms, int Drills, int Enquiries, int Bypasses, int RestIgnored, int BreakGlass, int LastKnown, int Searches, int Previews, int Names, int OtherLooks)
{
    /// <summary>Counts a body's entries.</summary>
    public static BodyActs Of(string name, IEnumerable<AuditEntry> own)
    {
        var entries = own.ToLookup(entry => entry.Event);
        var issued = entries[AuditEvent.AlarmIssued].ToArray();
        var (drills, enquiries) = (issued.Count(entry => Ends(entry, "drill")), issued.Count(entry => Ends(entry, "enquiry")));
        var names = entries[AuditEvent.Looked].Count(entry => Ends(entry, AccessPurposes.Accepted));
        return new BodyActs(
            name,
            issued.Length - drills - enquiries,
            drills,
            enquiries,
            entries[AuditEvent.FourEyesBypassed].Count(),
            entries[AuditEvent.RestIgnored].Count(),
            entries[AuditEvent.BreakGlassUsed].Count(),
            entries[AuditEvent.LastKnownRoleUsed].Count(),
            entries[AuditEvent.Searched].Count(),
            entries[AuditEvent.Previewed].Count(),
            names,
            entries[AuditEvent.Looked].Count() - names);
    }

    private static bool Ends(AuditEntry entry, string word) => entry.Detail.EndsWith($" {word}", StringComparison.Ordinal);
}

/// <summary>An alarm with what its body declared.</summary>
/// <param name="Number">What people call it.</param>
/// <param name="At">When it was issued.</param>
/// <param name="Body">Who called.</param>
/// <param name="Kind">For real, as an exercise, or as a question.</param>
/// <param name="Reason">Why regular structures and means did not suffice; may be empty.</param>
/// <param name="Bypass">Why there was no second pair of eyes; empty: there was one, or none was needed.</param>
public sealed record DeclaredCall(AlarmNumber Number, DateTimeOffset At, string Body, CallKind Kind, string Reason, string Bypass)
{
    /// <summary>What of an alarm is for oversight.</summary>
    public static DeclaredCall Of(Alarm alarm) => new(
        alarm.Number,
        alarm.CreatedAt,
        alarm.Body.Name,
        alarm.IsDrill ? CallKind.Drill : alarm.IsEnquiry ? CallKind.Enquiry : CallKind.Alarm,
        alarm.Reason,
        alarm.Approval is { State: ApprovalState.Bypassed, Reason: var reason } ? reason : string.Empty);
}

/// <summary>What a call was.</summary>
public enum CallKind
{
    /// <summary>For real.</summary>
    Alarm,

    /// <summary>An exercise.</summary>
    Drill,

    /// <summary>A question.</summary>
    Enquiry,
}
