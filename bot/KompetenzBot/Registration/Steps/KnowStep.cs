using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;

namespace KompetenzBot.Registration.Steps;

/// <summary>What one should know before one decides. Lines that the city has not configured are left out.</summary>
internal static class KnowStep
{
    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, PrivacyOptions privacy) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.KnowTitle,
        [
            CardLayout.Text(RegistrationTexts.KnowIntro),
            CardLayout.Text(string.Join(
                "\n\n",
                new[] { RegistrationTexts.KnowVoluntary, RegistrationTexts.KnowNoDuty, RegistrationTexts.KnowNoConsequence, RegistrationTexts.KnowManagers }.Select(text => $"✔️ {text}"))),
            .. Configured(privacy),
        ]);

    private static IEnumerable<AdaptiveElement> Configured(PrivacyOptions privacy) =>
        new[] { (RegistrationTexts.KnowWorkingTime, privacy.WorkingTime), (RegistrationTexts.KnowInsurance, privacy.Insurance), (RegistrationTexts.KnowDuration, RegistrationTexts.KnowDurationText) }
            .Where(line => line.Item2.Length > 0)
            .SelectMany(line => CardLayout.Topic(line.Item1, Markdown.Escape(line.Item2)));
}
