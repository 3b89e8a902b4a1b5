using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration.Steps;

/// <summary>Everything once more, and what others will see of it.</summary>
internal static class SummaryStep
{
    public const string SaveError = "save";

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, CompetenceCatalogue catalogue) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.SummaryTitle,
        [
            .. CardLayout.Error(card.Error(SaveError)),
            .. ProfileSummary.Build(draft.Competences, draft.Purposes, draft.Availability, PhoneNumber.TryParse(draft.Mobile)?.ToString(), draft.Sms, catalogue),
            CardLayout.Section(RegistrationTexts.SeenByOthersTitle),
            CardLayout.Text(RegistrationTexts.SeenByOthers),
        ],
        RegistrationTexts.Save);
}
