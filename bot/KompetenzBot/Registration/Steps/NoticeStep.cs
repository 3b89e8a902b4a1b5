using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;

namespace KompetenzBot.Registration.Steps;

/// <summary>The privacy notice and the separate consents. Only what the person has ticked before is ticked; refusing one leaves the rest working.</summary>
internal static class NoticeStep
{
    private const string Consent = "consent";
    private const string Sms = "sms";
    private const string Calendar = "calendar";

    /// <summary>The card.</summary>
    /// <param name="draft">What was entered so far.</param>
    /// <param name="card">The dialog's.</param>
    /// <param name="privacy">What the notice says about this city.</param>
    /// <param name="bodies">The bodies that may call, by name.</param>
    /// <param name="asksForCalendar">Whether this city reads working hours from calendars at all.</param>
    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, PrivacyOptions privacy, IReadOnlyList<string> bodies, bool asksForCalendar) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.NoticeTitle,
        [
            .. draft is { Part: RegistrationPart.Consents, AgreedNotice: null } ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(RegistrationTexts.NoticeIsNew))] : Array.Empty<AdaptiveElement>(),
            .. PrivacyNotice.Topics(privacy, bodies),
            CardLayout.Section(RegistrationTexts.ConsentsTitle),
            new AdaptiveToggleInput { Id = Consent, Label = RegistrationTexts.ConsentLabel, Title = RegistrationTexts.ConsentText, Value = draft.AgreedNotice is null ? null : "true" },
            .. CardLayout.Error(card.Error(Consent)),
            new AdaptiveToggleInput { Id = Sms, Label = RegistrationTexts.ConsentSmsLabel, Title = RegistrationTexts.ConsentSmsText, Value = draft.Sms ? "true" : null },
            .. asksForCalendar
                ? [new AdaptiveToggleInput { Id = Calendar, Label = RegistrationTexts.ConsentCalendarLabel, Title = RegistrationTexts.ConsentCalendarText, Value = draft.Calendar ? "true" : null }]
                : Array.Empty<AdaptiveElement>(),
        ],
        draft.Part == RegistrationPart.Consents ? RegistrationTexts.Save : RegistrationTexts.AgreeAndContinue);

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(RegistrationDraft draft, TurnInput.CardAction action, PrivacyOptions privacy)
    {
        var taken = draft with { Sms = action.IsOn(Sms), Calendar = action.IsOn(Calendar) };
        return action.IsOn(Consent)
            ? StepLayout.Taken(taken with { AgreedNotice = privacy.NoticeVersion })
            : StepLayout.Refused(taken with { AgreedNotice = null }, Consent, draft.Part == RegistrationPart.Consents ? RegistrationTexts.ConsentNeeded : RegistrationTexts.ConsentMissing);
    }
}
