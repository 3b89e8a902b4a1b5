using System.Collections.Frozen;

namespace KompetenzBot.Competences;

internal sealed class WordIndex
{
    private readonly FrozenDictionary<string, CatalogueWord> _exact;
    private readonly FrozenDictionary<string, CatalogueWord> _stems;

    private WordIndex(FrozenDictionary<string, CatalogueWord> exact, FrozenDictionary<string, CatalogueWord> stems) => (_exact, _stems) = (exact, stems);

    /// <summary>Refuses words that mean two different things.</summary>
    public static WordIndex Build(IReadOnlyList<CatalogueWord> words)
    {
        var exact = words.ToLookup(word => WordKey.Of(word.Text), StringComparer.Ordinal);
        string[] problems = [.. exact.Where(same => !AgreeOn(same)).Select(Ambiguity), .. exact.Where(same => same.Key.Length == 0).Select(_ => "a word is empty")];
        if (problems.Length > 0)
        {
            throw new CatalogueException(problems);
        }

        // two things whose words differ only in an ending stay apart: then the ending counts
        var stems = words.ToLookup(word => WordKey.StemOf(word.Text), StringComparer.Ordinal).Where(same => same.Key.Length > 0 && AgreeOn(same));
        return new WordIndex(
            exact.ToFrozenDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal),
            stems.ToFrozenDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal));
    }

    public Resolution Resolve(string text)
    {
        return TryResolve(text) is { } query ? new Resolution.Resolved(query) : new Resolution.Unknown(NearestWords.To(WordKey.Of(text), _exact));
    }

    public CompetenceQuery? TryResolve(string text) =>
        _exact.TryGetValue(WordKey.Of(text), out var word) || _stems.TryGetValue(WordKey.StemOf(text), out word) ? word.Query : null;

    private static bool AgreeOn(IEnumerable<CatalogueWord> words) => words.Select(word => word.Query).Distinct().Take(2).Count() == 1;

    private static string Ambiguity(IEnumerable<CatalogueWord> words) =>
        $"'{words.First().Text}' means all of {string.Join(", ", words.Select(word => $"'{word.Name.De}'").Distinct(StringComparer.Ordinal))}";
}
