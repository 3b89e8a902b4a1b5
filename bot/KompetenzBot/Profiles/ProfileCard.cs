using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Profiles;

/// <summary>A person's own profile, with a button at each part that changes just this part.</summary>
public sealed class ProfileCard(ICatalogues catalogues, INoticeInForce notice, DutyClock clock)
{
    /// <summary>The words behind <c>aktualisieren</c> that name the parts.</summary>
    public const string Competences = "kompetenzen", Contact = "kontakt", About = "grenzen", Consents = "einwilligungen";

    /// <summary>The card of someone without a profile.</summary>
    public static AdaptiveCard None() => CardLayout.Page(
        ProfileTexts.NoneTitle,
        [CardLayout.Text(ProfileTexts.NoneText)],
        [CommandList.Button(ConversationTexts.WelcomeRegister, "registrieren", AdaptiveActionStyle.Positive)]);

    /// <summary>The card.</summary>
    /// <param name="profile">The profile of the person who reads it.</param>
    /// <param name="now">Pauses and certificates are judged at this time.</param>
    public AdaptiveCard Build(Profile profile, DateTimeOffset now) => CardLayout.Page(
        ProfileTexts.Title,
        [
            CardLayout.Verbatim(profile.Name, AdaptiveTextWeight.Bolder),
            .. profile.Department is { Length: > 0 } department ? [CardLayout.Verbatim(department)] : Array.Empty<AdaptiveElement>(),
            .. NotCalled(profile, now),
            .. Part(ProfileTexts.Competences, ProfileTexts.EditCompetences, Competences, ProfileSummary.CompetencesOf(profile, catalogues.Current, clock.DayOf(now))),
            .. Part(ProfileTexts.ContactAndTimes, ProfileTexts.EditContact, Contact, ProfileSummary.ContactOf(profile)),
            .. Part(ProfileTexts.LimitsAndRemark, ProfileTexts.EditAbout, About, ProfileSummary.AboutOf(profile)),
            .. Part(ProfileTexts.ConsentsTitle, ProfileTexts.EditConsents, Consents, ProfileSummary.ConsentsOf(profile)),
        ],
        [
            new AdaptiveExecuteAction { Title = ProfileTexts.AllRight, Verb = ProfileActions.Confirm, Style = AdaptiveActionStyle.Positive },
            profile.IsPausedAt(now) ? CommandList.Button(ProfileTexts.Resume, "fortsetzen") : CommandList.Button(ProfileTexts.PauseButton, "pausieren"),
            CommandList.Button(ProfileTexts.Delete, "löschen"),
        ]);

    /// <summary>The last day of a pause, for people to read.</summary>
    public string LastDayOf(DateTimeOffset until) => clock.DayOf(until.AddTicks(-1)).ToString("d", CultureInfo.CurrentCulture);

    private static IEnumerable<AdaptiveElement> Part(string title, string edit, string part, IEnumerable<AdaptiveElement> content)
    {
        yield return new AdaptiveColumnSet
        {
            Separator = true,
            Spacing = AdaptiveSpacing.Medium,
            Columns =
            [
                new AdaptiveColumn { Width = AdaptiveColumnWidth.Stretch, VerticalContentAlignment = AdaptiveVerticalContentAlignment.Center, Items = [CardLayout.Section(title)] },
                new AdaptiveColumn { Width = AdaptiveColumnWidth.Auto, Items = [new AdaptiveActionSet { Actions = [CommandList.Button(edit, $"aktualisieren {part}")] }] },
            ],
        };
        foreach (var element in content)
        {
            yield return element;
        }
    }

    /// <summary>Whoever is not called is told so, and why.</summary>
    private IEnumerable<AdaptiveElement> NotCalled(Profile profile, DateTimeOffset now)
    {
        var reason = profile switch
        {
            { LeftAt: not null } => ProfileTexts.NotCalledLeft,
            _ when profile.Consent.NoticeVersion != notice.Version => ProfileTexts.NotCalledConsent,
            { Pause.Origin: PauseOrigin.Reminder } when profile.IsPausedAt(now) => ProfileTexts.NotCalledSilent,
            { Pause.Until: { } until } when profile.IsPausedAt(now) => ProfileTexts.NotCalledPausedUntil.With(LastDayOf(until)),
            _ when profile.IsPausedAt(now) => ProfileTexts.NotCalledPaused,
            _ => null,
        };
        if (reason is not null)
        {
            yield return CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text($"⏸ {reason}"));
        }
    }
}
