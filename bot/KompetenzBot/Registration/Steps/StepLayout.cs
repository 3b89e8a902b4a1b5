using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Registration.Steps;

/// <summary>What the cards of all steps share: progress, heading and the buttons for forth, back and out.</summary>
internal static class StepLayout
{
    public const string Next = "next";

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    public static AdaptiveCard Page(RegistrationDraft draft, DialogCard card, string title, IEnumerable<AdaptiveElement> body, string? next = null)
    {
        var (number, of) = RegistrationPath.Progress(draft);
        return CardLayout.Page(
            title,
            body,
            [
                card.Button(next ?? ConversationTexts.Continue, Next, AdaptiveActionStyle.Positive),
                .. number > 1 || draft.Page > 0 ? [card.BackButton()] : Array.Empty<AdaptiveAction>(),
                card.CancelButton(),
            ],
            of > 1 ? RegistrationTexts.Progress.With(number, of) : null);
    }

    public static (RegistrationDraft Draft, IReadOnlyDictionary<string, string> Errors) Taken(RegistrationDraft draft) => (draft, None);

    public static (RegistrationDraft Draft, IReadOnlyDictionary<string, string> Errors) Refused(RegistrationDraft draft, string input, string error) =>
        (draft, new Dictionary<string, string>(StringComparer.Ordinal) { [input] = error });
}
