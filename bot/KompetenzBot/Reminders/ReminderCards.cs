using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;

namespace KompetenzBot.Reminders;

/// <summary>What people are told unasked.</summary>
public sealed class ReminderCards(ICatalogues catalogues, INoticeInForce notice, DutyClock clock)
{
    /// <summary>The message of a kind as it is to look now; null for a kind that is no message.</summary>
    /// <param name="kind">What to say.</param>
    /// <param name="profile">To whom.</param>
    /// <param name="now">Certificates are judged at this time.</param>
    /// <param name="decidedAt">When the message became due; a last notice counts from then.</param>
    public Message? Build(ReminderKind kind, Profile profile, DateTimeOffset now, DateTimeOffset decidedAt)
    {
        var (title, text) = kind switch
        {
            ReminderKind.Ask or ReminderKind.Repeat when profile.Consent.NoticeVersion != notice.Version => (ReminderTexts.NoticeTitle, ReminderTexts.NoticeText),
            ReminderKind.Ask => (ReminderTexts.AskTitle, ReminderTexts.AskText),
            ReminderKind.Repeat => (ReminderTexts.AskTitle, ReminderTexts.RepeatText),
            ReminderKind.Paused => (ReminderTexts.PausedTitle, ReminderTexts.PausedText),
            ReminderKind.LastNotice => (ReminderTexts.LastTitle, ReminderTexts.LastText.With(clock.DayOf(clock.Add(decidedAt, ReminderTimes.LastNotice)).ToString("d", System.Globalization.CultureInfo.CurrentCulture))),
            ReminderKind.Expiry => (ReminderTexts.ExpiryTitle, ReminderTexts.ExpiryText),
            ReminderKind.Feedback => (ReminderTexts.FeedbackTitle, ReminderTexts.FeedbackText),
            _ => (null, null),
        };
        return title is null ? null : new Message.Card(
            CardLayout.Page(title, [CardLayout.Text(text!), .. Content(kind, profile, clock.DayOf(now))], Buttons(kind, profile)),
            title);
    }

    private IEnumerable<AdaptiveElement> Content(ReminderKind kind, Profile profile, DateOnly today)
    {
        if (kind == ReminderKind.Feedback)
        {
            return [];
        }

        var soon = profile.Competences.Where(held => held.ValidUntil is { } until && until <= today.AddDays(ProfileSummary.SoonDays)).ToArray();
        IEnumerable<AdaptiveElement> expiring = soon.Length == 0 ? [] :
        [
            CardLayout.Box(
                AdaptiveContainerStyle.Warning,
                [CardLayout.Text(ReminderTexts.ExpiringIntro), .. soon.Select(held => CardLayout.Text($"• {ProfileSummary.Describe(held, catalogues.Current, today)}"))]),
        ];
        return kind == ReminderKind.Expiry
            ? expiring
            : [.. expiring, CardLayout.Section(ProfileTexts.Competences), .. ProfileSummary.CompetencesOf(profile, catalogues.Current, today), .. ProfileSummary.ContactOf(profile)];
    }

    private AdaptiveAction[] Buttons(ReminderKind kind, Profile profile)
    {
        var confirm = new AdaptiveExecuteAction { Title = ProfileTexts.AllRight, Verb = ProfileActions.Confirm, Style = AdaptiveActionStyle.Positive };
        var change = CommandList.Button(ReminderTexts.Change, "aktualisieren");
        return kind switch
        {
            ReminderKind.Feedback => [CommandList.Button(ReminderTexts.GiveFeedback, "feedback", AdaptiveActionStyle.Positive)],
            ReminderKind.Expiry => [CommandList.Button(ReminderTexts.ChangeCompetences, "aktualisieren kompetenzen", AdaptiveActionStyle.Positive)],
            _ when profile.Consent.NoticeVersion != notice.Version =>
            [
                CommandList.Button(ReminderTexts.ReadNotice, "aktualisieren einwilligungen", AdaptiveActionStyle.Positive),
                CommandList.Button(ProfileTexts.PauseButton, "pausieren"),
                CommandList.Button(ProfileTexts.Delete, "löschen"),
            ],
            _ => [confirm, change, CommandList.Button(ProfileTexts.PauseButton, "pausieren"), CommandList.Button(ProfileTexts.Delete, "löschen")],
        };
    }
}
