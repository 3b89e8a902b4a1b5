using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Profiles;

/// <summary>A profile for its owner to read.</summary>
public static class ProfileSummary
{
    /// <summary>The elements of a card that show it, competences grouped by category.</summary>
    public static IEnumerable<AdaptiveElement> Build(
        IReadOnlyList<HeldCompetence> competences, Purposes purposes, Availability availability, string? mobile, bool sms, CompetenceCatalogue catalogue)
    {
        foreach (var category in competences.GroupBy(held => catalogue.Find(held.CompetenceId)?.Category.NameIn(CultureInfo.CurrentUICulture) ?? ProfileTexts.Retired))
        {
            yield return CardLayout.Section(category.Key);
            yield return CardLayout.Text(string.Join("\n\n", category.Select(held => $"• {Describe(held, catalogue)}")));
        }

        yield return new AdaptiveFactSet
        {
            Facts =
            [
                new(ProfileTexts.For, Words(ProfileWords.Purposes().Where(p => purposes.HasFlag(p.Value)).Select(p => p.Text))),
                new(ProfileTexts.When, Words(ProfileWords.Availabilities().Where(a => availability.HasFlag(a.Value)).Select(a => a.Text))),
                new(ProfileTexts.Mobile, mobile ?? ProfileTexts.NotGiven),
                new(ProfileTexts.Sms, sms ? ProfileTexts.Yes : ProfileTexts.No),
            ],
            Spacing = AdaptiveSpacing.Medium,
        };
    }

    private static string Words(IEnumerable<string> words) => string.Join(", ", words);

    private static string Describe(HeldCompetence held, CompetenceCatalogue catalogue)
    {
        if (catalogue.Find(held.CompetenceId) is not { } competence)
        {
            return Markdown.Escape(held.CompetenceId);
        }

        var name = competence.NameIn(CultureInfo.CurrentUICulture);
        var level = held.Level is { } id ? competence.Levels?.Find(id)?.NameIn(CultureInfo.CurrentUICulture) : null;
        var valid = held.ValidUntil is { } until ? ProfileTexts.ValidUntil.With(until.ToString("d", CultureInfo.CurrentCulture)) : null;
        return string.Join(" · ", new[] { name, level, valid }.OfType<string>());
    }
}
