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

        if (Comparison().Match(words.Text) is { Success: true } comparison)
        {
            return WithMinimum(words, comparison, catalogue);
        }

        return catalogue.Resolve(words.Text) switch
        {
            Resolution.Resolved(var query) => new QueryResult.Parsed(query),
            Resolution.Unknown when Minimum().Match(words.Text) is { Success: true } minimum => WithMinimum(words, minimum, catalogue),
            Resolution.Unknown(var nearest) => WithTrailingLevel(words, catalogue) ?? (QueryResult)new QueryResult.UnknownWord(words.Text, words.Position, nearest),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    private static QueryResult WithMinimum(Part words, Match match, CompetenceCatalogue catalogue)
    {
        var word = words.Inside(match.Groups["word"]);
        var level = words.Inside(match.Groups["level"]);
        return catalogue.Resolve(word.Text) switch
        {
            Resolution.Resolved(var query) => QueryLevel.Apply(query, level.Text, level.Position, catalogue),
            Resolution.Unknown(var nearest) => new QueryResult.UnknownWord(word.Text, word.Position, nearest),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    /// <summary>"Arabisch B1" or "Englisch sehr gut", as people write it.</summary>
    private static QueryResult.Parsed? WithTrailingLevel(Part words, CompetenceCatalogue catalogue)
    {
        for (var space = words.Text.IndexOf(' ', StringComparison.Ordinal); space > 0; space = words.Text.IndexOf(' ', space + 1))
        {
            if (catalogue.Resolve(words.Text[..space]) is Resolution.Resolved(var query)
                && QueryLevel.Apply(query, words.Text[(space + 1)..], words.Position + space + 1, catalogue) is QueryResult.Parsed parsed)
            {
                return parsed;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?<word>.+?)\s*(>=|=>|≥)\s*(?<level>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Comparison();

    [GeneratedRegex(
        @"^(?<word>.+)\s(ab|mindestens|min\.?|at\s+least|from)\s+(?<level>\S.*)$",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Minimum();

    private readonly record struct Part(string Text, int Position)
    {
        public static Part Of(string text) => new(text.Trim(), text.Length - text.TrimStart().Length);

        public Part Inside(Group group) => new(group.Value.Trim(), Position + group.Index);
    }
}
