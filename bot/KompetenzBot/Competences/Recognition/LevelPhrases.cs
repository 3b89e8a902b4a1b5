using System.Collections.Frozen;

namespace KompetenzBot.Competences.Recognition;

/// <summary>Finds how well somebody says they can do something. A level counts for the language before or behind it, and for those that follow in the same list.</summary>
internal sealed class LevelPhrases
{
    private const int Near = 3;
    private static readonly Dictionary<string, string> Spoken = new(StringComparer.Ordinal)
    {
        ["fliessend"] = "fluent", ["fliesend"] = "fluent", ["flüssig"] = "fluent", ["fluessig"] = "fluent", ["perfekt"] = "fluent", ["verhandlungssicher"] = "fluent", ["fluent"] = "fluent", ["fluently"] = "fluent", ["muttersprache"] = "native",
        ["muttersprachlich"] = "native", ["muttersprachler"] = "native", ["muttersprachlerin"] = "native", ["muttersprachen"] = "native", ["erstsprache"] = "native", ["native"] = "native", ["zweisprachig"] = "native", ["bilingual"] = "native",
        ["etwas"] = "basic", ["bisschen"] = "basic", ["grundkenntnisse"] = "basic", ["grundkenntnissen"] = "basic", ["rudimentaer"] = "basic", ["anfaenger"] = "basic", ["brocken"] = "basic", ["basic"] = "basic", ["little"] = "basic", ["bit"] = "basic", ["wenig"] = "basic",
        ["gut"] = "good", ["gute"] = "good", ["ganz gut"] = "good", ["good"] = "good", ["well"] = "good", ["sehrgut"] = "very-good", ["sehrgute"] = "very-good", ["verywell"] = "very-good", ["verygood"] = "very-good",
    };

    /// <summary>What people say, in the terms of each scheme, where the scheme has a level that says the same.</summary>
    private static readonly Dictionary<string, string[]> Meanings = new(StringComparer.Ordinal)
    {
        ["fluent"] = ["fließend", "erfahren"], ["native"] = ["Muttersprache"], ["basic"] = ["Grundkenntnisse"], ["good"] = ["gut"], ["very-good"] = ["sehr gut"],
    };

    private readonly CompetenceCatalogue _catalogue;
    private readonly FrozenSet<string> _ids;

    public LevelPhrases(CompetenceCatalogue catalogue)
    {
        _catalogue = catalogue;
        _ids = catalogue.Competences.Select(c => c.Levels).OfType<LevelScheme>().Distinct().Where(scheme => scheme.Id == "cefr").SelectMany(scheme => scheme.Levels).Select(level => level.Id).ToFrozenSet(StringComparer.Ordinal);
    }

    public bool IsLevelWord(string key) => Spoken.ContainsKey(key) || _ids.Contains(key);

    /// <summary>What was named, with the level that was said of it.</summary>
    public CompetenceQuery Apply(NamedSpan named, List<NamedSpan> all, TextToken[] tokens)
    {
        if (named.Query is not Holds holds || holds.MinimumLevel is not null || _catalogue.Find(holds.CompetenceId)?.Levels is not { } scheme)
        {
            return named.Query;
        }

        var level = Behind(named, all, tokens) ?? Before(named, all, tokens);
        return level is not null && LevelOf(scheme, level) is { } id ? holds with { MinimumLevel = id } : holds;
    }

    private static string? LevelOf(LevelScheme scheme, string said) =>
        scheme.Find(said)?.Id ?? (Meanings.TryGetValue(said, out var words) ? words.Select(scheme.Understand).OfType<Level>().FirstOrDefault()?.Id : null);

    /// <summary>"Polnisch fließend", "Englisch auf Niveau B2": directly behind, and not in front of something else that it belongs to.</summary>
    private string? Behind(NamedSpan named, List<NamedSpan> all, TextToken[] tokens)
    {
        var next = all.Where(other => other.From > named.To).Select(other => other.From).DefaultIfEmpty(tokens.Length).Min();
        for (var i = named.To + 1; i < Math.Min(named.To + 1 + Near, next); i++)
        {
            if (Read(tokens, i) is { } level)
            {
                var belongsToNext = i + 1 == next && next < tokens.Length && (i > named.To + 1 || HasLevelBefore(named, all, tokens));
                return belongsToNext ? null : level;
            }

            if (tokens[i].Key is "und" or "and" or "sowie" or "oder")
            {
                return null;
            }
        }

        return null;
    }

    private bool HasLevelBefore(NamedSpan named, List<NamedSpan> all, TextToken[] tokens) => Before(named, all, tokens) is not null;

    /// <summary>"fließend Polnisch und Russisch": the nearest level before, across others of the same list.</summary>
    private string? Before(NamedSpan named, List<NamedSpan> all, TextToken[] tokens)
    {
        var gap = 0;
        for (var i = named.From - 1; i >= 0 && gap <= Near; i--)
        {
            if (Read(tokens, i) is { } level)
            {
                // a level that stands directly behind another language belongs to that one
                return all.Exists(other => other.To == i - 1) && !StandsBetween(tokens, i, named) ? null : level;
            }

            gap = all.Exists(other => other.From <= i && i <= other.To) ? 0 : gap + 1;
        }

        return null;
    }

    private static bool StandsBetween(TextToken[] tokens, int level, NamedSpan named) => level + 1 == named.From && tokens[level].Key is "etwas" or "bisschen";

    private string? Read(TextToken[] tokens, int at)
    {
        var key = tokens[at].Key;
        if (_ids.Contains(key))
        {
            return key;
        }

        if (at > 0 && Spoken.TryGetValue(tokens[at - 1].Key + key, out var both))
        {
            return both;
        }

        return Spoken.GetValueOrDefault(key);
    }
}
