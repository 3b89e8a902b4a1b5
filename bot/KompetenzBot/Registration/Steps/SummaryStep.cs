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

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, CompetenceCatalogue catalogue)
    {
        var profile = draft.ToProfile();
        return StepLayout.Page(
            draft,
            card,
            RegistrationTexts.SummaryTitle,
            [
                .. CardLayout.Error(card.Error(SaveError)),
                CardLayout.Section(ProfileTexts.Competences),
                .. ProfileSummary.CompetencesOf(profile, catalogue, DateOnly.MinValue),
                CardLayout.Section(ProfileTexts.ContactAndTimes),
                .. ProfileSummary.ContactOf(profile),
                CardLayout.Section(ProfileTexts.LimitsAndRemark),
                .. ProfileSummary.AboutOf(profile),
                CardLayout.Box(
                    AdaptiveContainerStyle.Emphasis,
                    CardLayout.Section(RegistrationTexts.SeenByOthersTitle),
                    CardLayout.Text(RegistrationTexts.SeenByOthers),
                    CardLayout.Text(RegistrationTexts.NeverSeen, subtle: true)),
            ],
            RegistrationTexts.Save);
    }
}
