using System.Globalization;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Oversight;

/// <summary><c>protokoll prüfen</c>: whether the audit trail is what was written, and if not, where it first is not.</summary>
public sealed class VerifyCommand(AuditInspection inspection, TrailEnd end, AuditorGate gate, DutyClock clock) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("protokoll prüfen", "verify trail", () => OversightTexts.VerifyDescription, "protokoll pruefen", "prüfprotokoll", "audit") { Group = CommandGroup.Administration };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => gate.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await gate.RefuseAsync(turn.User, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var findings = await inspection.InspectAsync(cancellationToken);
        if (findings.Break is null)
        {
            await end.ShowAsync(cancellationToken);
        }

        return Reply.Card(CardLayout.Page(OversightTexts.VerifyTitle, [Verdict(findings), .. State(findings)], []), OversightTexts.VerifyTitle);
    }

    private AdaptiveContainer Verdict(AuditFindings findings) => findings switch
    {
        { Break: { } broken } => CardLayout.Box(
            AdaptiveContainerStyle.Attention,
            CardLayout.Section($"⚠️ {OversightTexts.Broken}"),
            CardLayout.Text(Describe(broken)),
            CardLayout.Text(OversightTexts.BrokenBefore.With(Number(findings.Entries))),
            CardLayout.Text(OversightTexts.BrokenWhatNow)),
        { Entries: 0 } => CardLayout.Box(AdaptiveContainerStyle.Emphasis, CardLayout.Text(OversightTexts.NoEntries)),
        _ => CardLayout.Box(
            AdaptiveContainerStyle.Good,
            CardLayout.Section($"✅ {OversightTexts.Unbroken}"),
            CardLayout.Text(OversightTexts.UnbrokenText.With(Number(findings.Entries), At(findings.First), At(findings.Last)))),
    };

    private static IEnumerable<AdaptiveElement> State(AuditFindings findings) => findings.Head is not { } head ? [] :
    [
        CardLayout.Section(OversightTexts.State),
        new AdaptiveFactSet { Facts = [.. OversightLines.Of(head).Select(line => new AdaptiveFact(line.Label, line.Value))] },
        CardLayout.Text(OversightTexts.StateText, subtle: true),
    ];

    private static string Describe(AuditBreak found) => found.Kind switch
    {
        AuditBreakKind.EntryChanged => OversightTexts.EntryChanged.With(Number(found.Sequence), Month(found.Month)),
        AuditBreakKind.EntryMissing => OversightTexts.EntryMissing.With(Number(found.Sequence), Month(found.Month)),
        AuditBreakKind.EndMissing => OversightTexts.EndMissing.With(Number(found.Sequence), Month(found.Month)),
        AuditBreakKind.MonthMissing => OversightTexts.MonthMissing.With(Month(found.Month)),
        AuditBreakKind.TrailMissing => OversightTexts.TrailMissing,
        AuditBreakKind.ShownMissing when found.Month.Length == 0 => OversightTexts.ShownUnreadable,
        AuditBreakKind.ShownMissing => OversightTexts.ShownMissing.With(Number(found.Sequence), Month(found.Month)),
        _ => OversightTexts.BeginMissing.With(Month(found.Month)),
    };

    private static string Month(string name) => OversightLines.Month(name);

    private static string Number(int number) => OversightLines.Number(number);

    private string At(DateTimeOffset? at) => at is { } some ? clock.ToLocal(some).ToDateTimeUnspecified().ToString("f", CultureInfo.CurrentCulture) : string.Empty;
}
