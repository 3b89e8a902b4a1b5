using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Oversight;

/// <summary>The report as a card. What does not fit is in the file.</summary>
public sealed class OversightCard(OversightLines lines)
{
    internal const string Quarter = "quarter";
    private const int MostCalls = 12;
    private const int LongestReason = 200;

    /// <summary>The card with its buttons.</summary>
    public AdaptiveCard Build(OversightReport report) => CardLayout.Page(
        OversightLines.Title(report.Quarter),
        [
            CardLayout.Text(lines.Span(report)),
            .. report.Bodies.SelectMany(body => Part(OversightLines.NameOf(body), lines.Of(body))),
            .. Part(OversightTexts.Approvers, OversightLines.Approvals(report)),
            CardLayout.Section(OversightTexts.Reasons),
            .. report.Calls.Count == 0 ? [CardLayout.Text(OversightTexts.NoCalls)] : report.Calls.TakeLast(MostCalls).Reverse().SelectMany(Describe),
            .. report.Calls.Count > MostCalls ? [CardLayout.Text(OversightTexts.MoreCalls.With(report.Calls.Count - MostCalls), subtle: true)] : Array.Empty<AdaptiveElement>(),
            CardLayout.Text(OversightTexts.Rounding, subtle: true),
            .. report.End is { } end ? Part(OversightTexts.State, OversightLines.Of(end)) : [],
        ],
        [
            Button(OversightTexts.File, "file", report.Quarter),
            Button(OversightTexts.Earlier, "show", report.Quarter.Previous),
            CommandList.Button(OversightTexts.Verify, "protokoll prüfen"),
        ]);

    private static AdaptiveElement[] Part(string title, IReadOnlyList<(string Label, string Value)> values) =>
    [
        new AdaptiveTextBlock(Markdown.Escape(title)) { Weight = AdaptiveTextWeight.Bolder, Spacing = AdaptiveSpacing.Medium },
        new AdaptiveFactSet { Facts = [.. values.Select(value => new AdaptiveFact(value.Label, value.Value))], Spacing = AdaptiveSpacing.Small },
    ];

    private IEnumerable<AdaptiveElement> Describe(DeclaredCall call)
    {
        yield return CardLayout.Verbatim(lines.HeadOf(call), AdaptiveTextWeight.Bolder);
        foreach (var line in OversightLines.DeclaredIn(call))
        {
            yield return CardLayout.Verbatim(line.Length <= LongestReason ? line : $"{line[..LongestReason]} …") with { Spacing = AdaptiveSpacing.None };
        }
    }

    private static AdaptiveExecuteAction Button(string title, string action, Quarter quarter) => new() { Title = title, Verb = $"oversight.{action}", Data = new() { [Quarter] = quarter.ToString() } };
}
