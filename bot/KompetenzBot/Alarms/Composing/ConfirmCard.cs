using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;

namespace KompetenzBot.Alarms.Composing;

/// <summary>The last look before anything is sent.</summary>
internal static class ConfirmCard
{
    public const string Launch = "launch";

    private const string Bypass = "bypass";
    private const string BypassReason = "bypassReason";

    public static AdaptiveCard Build(AlarmDraft draft, DialogCard card, int minimumGroup, int fourEyesAbove) => CardLayout.Page(
        AlarmTexts.ConfirmTitle,
        [
            CardLayout.Text(string.Join("\n\n", draft.Needs.Select(need => $"• {need.Count} × {need.Text}"))),
            .. PreviewCard.Plan(draft),
            new AdaptiveFactSet
            {
                Facts =
                [
                    new(AlarmTexts.ReasonLabel, Markdown.Escape($"{ThresholdReasons.Describe(draft.ReasonChoice)} {draft.ReasonText}".Trim())),
                    new(AlarmTexts.HowLabel, draft.CallsInWaves ? AlarmTexts.InWaves : AlarmTexts.AtOnce),
                    .. draft.HasSms ? [new AdaptiveFact(AlarmTexts.SmsLabel, draft.SendsSmsAtOnce ? AlarmTexts.SmsAtOnce : AlarmTexts.SmsLater)] : Array.Empty<AdaptiveFact>(),
                ],
            },
            .. draft.NeedsApproval ? Approval(draft, card, fourEyesAbove) : [],
            CardLayout.Box(AdaptiveContainerStyle.Attention, CardLayout.Text((draft.CallsInWaves ? AlarmTexts.ConfirmWaves : AlarmTexts.ConfirmText).With(GroupSize.Describe(draft.People, minimumGroup)))),
        ],
        [card.Button(draft.NeedsApproval ? AlarmTexts.LaunchForApproval : AlarmTexts.Launch, Launch, AdaptiveActionStyle.Destructive), card.BackButton(), card.CancelButton()]);

    public static AlarmDraft Take(AlarmDraft draft, TurnInput.CardAction action) => draft with
    {
        BypassReason = draft is { NeedsApproval: true, MayBypass: true } && action.IsOn(Bypass)
            ? action.Value(BypassReason, Alarm.LongestReason)
            : string.Empty,
    };

    public static Dictionary<string, string> Errors(AlarmDraft draft, TurnInput.CardAction action) => draft is { NeedsApproval: true, MayBypass: true, BypassReason: "" } && action.IsOn(Bypass)
        ? new(StringComparer.Ordinal) { [BypassReason] = AlarmTexts.BypassReasonMissing }
        : [];

    private static IEnumerable<AdaptiveElement> Approval(AlarmDraft draft, DialogCard card, int fourEyesAbove)
    {
        yield return CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text($"🔏 {AlarmTexts.FourEyesNeeded.With(fourEyesAbove)}"));
        if (draft.MayBypass)
        {
            yield return new AdaptiveToggleInput { Id = Bypass, Label = AlarmTexts.BypassLabel, Title = AlarmTexts.BypassToggle };
            yield return new AdaptiveTextInput { Id = BypassReason, Label = AlarmTexts.BypassReasonLabel, MaxLength = Alarm.LongestReason };
            foreach (var error in CardLayout.Error(card.Error(BypassReason)))
            {
                yield return error;
            }
        }
    }
}
