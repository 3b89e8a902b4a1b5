using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;

namespace KompetenzBot.Privacy;

/// <summary>The profile within everything that is stored about a person.</summary>
internal static class PersonalProfileCard
{
    /// <summary>In parts it can be broken on a phone, and be read to somebody.</summary>
    private const int PseudonymPart = 8;

    public static IEnumerable<AdaptiveElement> Describe(Profile profile, CompetenceCatalogue catalogue, DutyClock clock, DateTimeOffset now)
    {
        AdaptiveFact?[] facts =
        [
            new(PrivacyTexts.FieldName, Markdown.Escape(profile.Name)),
            profile.Department is { Length: > 0 } department ? new(PrivacyTexts.FieldDepartment, Markdown.Escape(department)) : null,
            new(PrivacyTexts.FieldLanguage, profile.Culture),
            new(PrivacyTexts.FieldRegisteredAt, Day(profile.RegisteredAt)),
            new(PrivacyTexts.FieldConfirmedAt, Day(profile.ConfirmedAt)),
            profile.Pause is { } pause ? new(PrivacyTexts.FieldPause, $"{Day(pause.Since)} – {(pause.Until is { } until ? Day(until.AddTicks(-1)) : "…")}") : null,
            profile.Upkeep?.SentAt is { } sent ? new(PrivacyTexts.FieldUpkeep, Day(sent)) : null,
            new(PrivacyTexts.FieldPseudonym, string.Join(' ', profile.Pseudonym.Chunk(PseudonymPart).Select(part => new string(part)))),
        ];
        return
        [
            CardLayout.Section(PrivacyTexts.SectionProfile),
            new AdaptiveFactSet { Facts = [.. facts.OfType<AdaptiveFact>().Where(fact => fact.Value.Length > 0)], Spacing = AdaptiveSpacing.Small },
            .. ProfileSummary.CompetencesOf(profile, catalogue, clock.DayOf(now)),
            .. ProfileSummary.ContactOf(profile),
            .. ProfileSummary.AboutOf(profile),
            .. profile.ConsentHistory.Append(profile.Consent).Select(consent => CardLayout.Text($"• {ProfileSummary.Describe(consent)}")),
        ];

        string Day(DateTimeOffset at) => clock.DayOf(at).ToString("d", CultureInfo.CurrentCulture);
    }
}
