using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Registration.Steps;

/// <summary>What the cards of all steps share: progress, heading and the buttons for forth, back and out.</summary>
internal static class StepLayout
{
    public const string Next = "next";

    private const int Steps = (int)RegistrationStep.Summary + 1;
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    public static AdaptiveCard Page(RegistrationDraft draft, DialogCard card, string title, IEnumerable<AdaptiveElement> body, string? next = null) => CardLayout.Page(
        title,
        body,
        [
            card.Button(next ?? ConversationTexts.Continue, Next, AdaptiveActionStyle.Positive),
            .. draft.Step > RegistrationStep.Notice ? [card.BackButton()] : Array.Empty<AdaptiveAction>(),
            card.CancelButton(),
        ],
        RegistrationTexts.Progress.With((int)draft.Step + 1, Steps));

    public static (RegistrationDraft Draft, IReadOnlyDictionary<string, string> Errors) Taken(RegistrationDraft draft) => (draft, None);

    public static (RegistrationDraft Draft, IReadOnlyDictionary<string, string> Errors) Refused(RegistrationDraft draft, string input, string error) =>
        (draft, new Dictionary<string, string>(StringComparer.Ordinal) { [input] = error });
}
