using System.Globalization;
using FuzzySharp;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;

namespace KompetenzBot.Catalogues;

/// <summary>Competences for a person who is typing one: by names and synonyms, also with small typos.</summary>
public sealed class CompetenceSuggestions(ICatalogues catalogues) : ISuggestions
{
    private const int LongestText = 60;
    private const int CloseEnough = 75;

    /// <inheritdoc/>
    public string Dataset => CompetenceCatalogue.Dataset;

    /// <inheritdoc/>
    public IReadOnlyList<Suggestion> Find(string text, CultureInfo culture, int skip, int most)
    {
        var catalogue = catalogues.Current;
        var asked = (text.Length <= LongestText ? text : text[..LongestText]).Trim().ToLowerInvariant();
        return
        [
            .. catalogue.Competences
                .Where(competence => !competence.IsRetired)
                .Select((competence, place) => (Competence: competence, Place: place, Score: asked.Length == 0 ? 1 : ScoreOf(competence, asked)))
                .Where(found => found.Score > 0)
                .OrderByDescending(found => found.Score)
                .ThenBy(found => found.Place)
                .Skip(skip)
                .Take(most)
                .Select(found => new Suggestion(found.Competence.NameIn(culture), found.Competence.Id)),
        ];
    }

    private static int ScoreOf(Competence competence, string asked) =>
        new[] { competence.Name.De, competence.Name.En }.Concat(competence.Synonyms).Max(word => ScoreOf(word.ToLowerInvariant(), asked));

    private static int ScoreOf(string word, string asked) => word switch
    {
        _ when word.StartsWith(asked, StringComparison.Ordinal) => 300 - Math.Min(word.Length, 100),
        _ when word.Contains(asked, StringComparison.Ordinal) => 150 - Math.Min(word.Length, 49),
        _ when asked.Length > 3 && Fuzz.Ratio(word.Length > asked.Length ? word[..asked.Length] : word, asked) is var ratio and >= CloseEnough => ratio,
        _ => 0,
    };
}
