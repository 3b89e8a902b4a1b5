using System.Collections.Frozen;
using FuzzySharp;
using KompetenzBot.Competences;
using KompetenzBot.Competences.Recognition;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>The scenarios that are offered. Immutable; safe to share between threads.</summary>
public sealed class ScenarioList
{
    private const int MostNearest = 3;
    private const int CloseEnough = 60;
    private const int Longest = 60;

    private readonly (string Key, Scenario Scenario)[] _words;
    private readonly FrozenDictionary<string, Scenario> _exact;
    private readonly FrozenDictionary<string, Scenario> _stems;

    /// <summary>Takes scenarios of which no two share a word.</summary>
    internal ScenarioList(IReadOnlyList<Scenario> all)
    {
        All = all;
        _words = [.. all.SelectMany(scenario => scenario.Words, (scenario, word) => (WordKey.Of(word), scenario)).Distinct()];
        _exact = _words.ToFrozenDictionary(word => word.Key, word => word.Scenario, StringComparer.Ordinal);

        // an ending that tells two scenarios apart counts
        _stems = all.SelectMany(scenario => scenario.Words, (scenario, word) => (Stem: WordKey.StemOf(word), Scenario: scenario)).Distinct()
            .GroupBy(word => word.Stem, StringComparer.Ordinal)
            .Where(same => same.Key.Length > 0 && same.Count() == 1)
            .ToFrozenDictionary(same => same.Key, same => same.Single().Scenario, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<Scenario> All { get; }

    /// <summary>Finds a scenario by its id, its name or a synonym, whatever its case, spaces and simple endings, and with small typos as long as only one can be meant.</summary>
    public ScenarioMatch Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest || WordKey.Of(text) is not { Length: > 0 } key)
        {
            return new ScenarioMatch.Unknown([]);
        }

        return (_exact.GetValueOrDefault(key) ?? _stems.GetValueOrDefault(WordKey.StemOf(text)) ?? FindMistyped(key)) is { } found
            ? new ScenarioMatch.Found(found)
            : new ScenarioMatch.Unknown(NearestTo(key));
    }

    private Scenario? FindMistyped(string key)
    {
        for (var typos = 1; typos <= TyposIn(key); typos++)
        {
            var meant = _words.Where(word => EditDistance.IsWithin(key, word.Key, typos)).Select(word => word.Scenario).Distinct().Take(2).ToArray();
            if (meant.Length > 0)
            {
                return meant is [var only] ? only : null;
            }
        }

        return null;
    }

    /// <summary>As many letters may be wrong: the longer the word, the more.</summary>
    private static int TyposIn(string key) => key.Length switch { < 5 => 0, < 9 => 1, _ => 2 };

    private Scenario[] NearestTo(string key) =>
    [
        .. _words.GroupBy(word => word.Scenario, (scenario, words) => (Scenario: scenario, Score: words.Max(word => Similarity(key, word.Key))))
            .Where(candidate => candidate.Score >= CloseEnough)
            .OrderByDescending(candidate => candidate.Score)
            .Take(MostNearest)
            .Select(candidate => candidate.Scenario),
    ];

    /// <summary>"Impf" may well mean "Impfzentrum".</summary>
    private static int Similarity(string asked, string known) =>
        Math.Max(Fuzz.Ratio(asked, known), asked.Length >= 3 && known.Contains(asked, StringComparison.Ordinal) ? CloseEnough + asked.Length : 0);
}

/// <summary>Which scenario is meant by a text.</summary>
public abstract record ScenarioMatch
{
    private ScenarioMatch()
    {
    }

    /// <summary>This one.</summary>
    public sealed record Found(Scenario Scenario) : ScenarioMatch;

    /// <summary>None; at most three that look like it, the most similar first.</summary>
    public sealed record Unknown(IReadOnlyList<Scenario> Nearest) : ScenarioMatch;
}
