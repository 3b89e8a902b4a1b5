using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;

namespace KompetenzBot.Alarms.Composing;

/// <summary>The last look before anything is sent.</summary>
internal static class ConfirmCard
{
    public const string Launch = "launch";

    public static AdaptiveCard Build(AlarmDraft draft, DialogCard card, int minimumGroup) => CardLayout.Page(
        AlarmTexts.ConfirmTitle,
        [
            CardLayout.Text(string.Join("\n\n", draft.Needs.Select(need => $"• {need.Count} × {need.Text}"))),
            .. PreviewCard.Plan(draft),
            new AdaptiveFactSet { Facts = [new(AlarmTexts.ReasonLabel, Markdown.Escape($"{ThresholdReasons.Describe(draft.ReasonChoice)} {draft.ReasonText}".Trim()))] },
            CardLayout.Box(AdaptiveContainerStyle.Attention, CardLayout.Text(AlarmTexts.ConfirmText.With(GroupSize.Describe(draft.People, minimumGroup)))),
        ],
        [card.Button(AlarmTexts.Launch, Launch, AdaptiveActionStyle.Destructive), card.BackButton(), card.CancelButton()]);
}
