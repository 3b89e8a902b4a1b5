using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;

namespace KompetenzBot.Registration.Steps;

/// <summary>What one should know, the privacy notice, and the separate consents. Only what the person has ticked before is ticked.</summary>
internal static class NoticeStep
{
    private const string Consent = "consent";
    private const string Sms = "sms";

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, PrivacyOptions privacy, IReadOnlyList<string> bodies) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.NoticeTitle,
        [
            CardLayout.Text(RegistrationTexts.NoticeVoluntary),
            .. PrivacyNotice.Facts(privacy, bodies),
            new AdaptiveToggleInput { Id = Consent, Label = RegistrationTexts.ConsentLabel, Title = RegistrationTexts.ConsentText, Value = draft.AgreedNotice is null ? null : "true" },
            .. CardLayout.Error(card.Error(Consent)),
            new AdaptiveToggleInput { Id = Sms, Label = RegistrationTexts.ConsentSmsLabel, Title = RegistrationTexts.ConsentSmsText, Value = draft.Sms ? "true" : null },
        ],
        RegistrationTexts.AgreeAndContinue);

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(RegistrationDraft draft, TurnInput.CardAction action, PrivacyOptions privacy)
    {
        var taken = draft with { Sms = action.IsOn(Sms) };
        return action.IsOn(Consent)
            ? StepLayout.Taken(taken with { AgreedNotice = privacy.NoticeVersion })
            : StepLayout.Refused(taken with { AgreedNotice = null }, Consent, RegistrationTexts.ConsentMissing);
    }
}
