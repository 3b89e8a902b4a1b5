using System.Collections.Frozen;

namespace KompetenzBot.Competences.Recognition;

/// <summary>Finds what a run of words means in the catalogue: as it is, by its stems, as a beginning, or with a small typo. Immutable.</summary>
internal sealed class PhraseIndex
{
    /// <summary>As many words as the longest phrase that is looked for.</summary>
    public const int LongestPhrase = 6;

    private const int ShortestForTypo = 6;
    private const int ShortestForTwoTypos = 10;
    private const int ShortestBeginning = 8;
    private const int LongestEnding = 8;
    private readonly FrozenDictionary<string, CompetenceQuery> _exact;
    private readonly FrozenDictionary<string, CompetenceQuery> _stems;
    private readonly FrozenDictionary<char, string[]> _byFirst;

    public PhraseIndex(CompetenceCatalogue catalogue)
    {
        CatalogueWord[] words = [.. catalogue.Words.Where(word => !IsCategory(word.Query) && !IsRetired(word.Query) && !EverydayWords.Contains(WordKey.Of(word.Text)))];
        _exact = Unambiguous(words, word => WordKey.Of(word.Text));
        _stems = Unambiguous(words, word => WordKey.StemOf(word.Text));
        _byFirst = _stems.Keys.Where(key => key.Length >= ShortestForTypo - 1).GroupBy(key => key[0]).ToFrozenDictionary(keys => keys.Key, keys => keys.Order(StringComparer.Ordinal).ToArray());

        bool IsRetired(CompetenceQuery query) => query is Holds holds && catalogue.Find(holds.CompetenceId)?.IsRetired == true;

        bool IsCategory(CompetenceQuery query) => query is AnyOf { Label: { } label } && catalogue.FindCategory(label) is not null;
    }

    /// <summary>What the words mean exactly, apart from endings.</summary>
    public CompetenceQuery? Find(string key, string stem) => _exact.GetValueOrDefault(key) ?? _stems.GetValueOrDefault(stem);

    /// <summary>What a word means that is cut short or mistyped; null where that is open.</summary>
    public CompetenceQuery? FindNear(string stem)
    {
        if (stem.Length < ShortestForTypo || EverydayWords.Contains(stem) || !_byFirst.TryGetValue(stem[0], out var keys))
        {
            return null;
        }

        return (stem.Length >= ShortestBeginning ? Only(keys.Where(key => key.StartsWith(stem, StringComparison.Ordinal) && key.Length <= stem.Length + LongestEnding)) : null) ?? Nearest(keys, stem);
    }

    private static FrozenDictionary<string, CompetenceQuery> Unambiguous(CatalogueWord[] words, Func<CatalogueWord, string> key) => words
        .GroupBy(key, StringComparer.Ordinal)
        .Where(same => same.Key.Length > 1 && same.Select(word => word.Query).Distinct().Take(2).Count() == 1)
        .ToFrozenDictionary(same => same.Key, same => same.First().Query, StringComparer.Ordinal);

    private CompetenceQuery? Nearest(string[] keys, string stem)
    {
        var most = stem.Length >= ShortestForTwoTypos ? 2 : 1;
        for (var distance = 1; distance <= most; distance++)
        {
            if (Only(keys.Where(key => Math.Abs(key.Length - stem.Length) <= distance && key.Length >= ShortestForTypo - 1 && EditDistance.IsWithin(key, stem, distance))) is { } query)
            {
                return query;
            }
        }

        return null;
    }

    /// <summary>The one thing that all of these mean; null for none or several.</summary>
    private CompetenceQuery? Only(IEnumerable<string> keys) => keys.Select(key => _stems[key]).Distinct().Take(2).ToArray() is [var only] ? only : null;
}
