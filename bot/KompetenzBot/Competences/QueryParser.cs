using System.Text.RegularExpressions;

namespace KompetenzBot.Competences;

/// <summary>Reads what one need asks for: a word of the catalogue, optionally with a least level ("Arabisch ab B1").</summary>
public static partial class QueryParser
{
    public static QueryResult Parse(string text, CompetenceCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        var words = Part.Of(text);
        if (words.Text.Length == 0)
        {
            return new QueryResult.Empty();
        }

        return catalogue.Resolve(words.Text) switch
        {
            Resolution.Resolved(var query) => new QueryResult.Parsed(query),
            Resolution.Unknown(var nearest) => WithMinimum(words, catalogue)
                ?? WithTrailingLevel(words, catalogue)
                ?? new QueryResult.UnknownWord(words.Text, words.Position, nearest),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    private static QueryResult? WithMinimum(Part words, CompetenceCatalogue catalogue)
    {
        if (Minimum().Match(words.Text) is not { Success: true } match)
        {
            return null;
        }

        var word = words.Inside(match.Groups["word"]);
        var level = words.Inside(match.Groups["level"]);
        return catalogue.Resolve(word.Text) switch
        {
            Resolution.Resolved(var query) => QueryLevel.Apply(query, level.Text, level.Position, catalogue),
            Resolution.Unknown(var nearest) => new QueryResult.UnknownWord(word.Text, word.Position, nearest),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    private static QueryResult? WithTrailingLevel(Part words, CompetenceCatalogue catalogue)
    {
        if (words.Text.LastIndexOf(' ') is not (> 0 and var space) || catalogue.Resolve(words.Text[..space]) is not Resolution.Resolved(var query))
        {
            return null;
        }

        return QueryLevel.Apply(query, words.Text[(space + 1)..], words.Position + space + 1, catalogue) as QueryResult.Parsed;
    }

    [GeneratedRegex(
        @"^(?<word>.+?)(?:\s*(?:>=|=>|≥)\s*|\s+(?:ab|mindestens|min\.?|at\s+least|from)\s+)(?<level>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Minimum();

    private readonly record struct Part(string Text, int Position)
    {
        public static Part Of(string text) => new(text.Trim(), text.Length - text.TrimStart().Length);

        public Part Inside(Group group) => new(group.Value.Trim(), Position + group.Index);
    }
}
