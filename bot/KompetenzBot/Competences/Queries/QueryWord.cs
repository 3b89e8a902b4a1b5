using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace KompetenzBot.Competences;

/// <summary>One word of a query, which may be several in writing: "Führerschein C", "Arabisch ab B1", "sprache:arabisch>=B1", "nachts verfügbar".</summary>
/// <param name="Text">Without spaces, commas and quotation marks around it.</param>
/// <param name="Position">Where it begins in the whole text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct QueryWord(string Text, int Position)
{
    private static readonly char[] Around = ['"', '„', '“', '”', '«', '»'];

    public static QueryWord Of(string text, int start, int end)
    {
        var written = text[start..end];
        var inner = written.TrimStart().TrimStart(Around);
        return new QueryWord(inner.TrimEnd().TrimEnd(',', ';').TrimEnd().TrimEnd(Around), start + written.Length - inner.Length);
    }

    /// <summary>The same behind the beginning of the word before it: "C1" after "Führerschein C" is "Führerschein C1".</summary>
    public QueryWord After(string before) =>
        before.LastIndexOf(' ') is > 0 and var space && !Text.Contains(' ', StringComparison.Ordinal) ? this with { Text = $"{before[..space]} {Text}" } : this;

    /// <summary>What it asks for, or null if that is not clear.</summary>
    public CompetenceQuery? TryRead(CompetenceCatalogue catalogue)
    {
        if (Text.Length == 0)
        {
            return null;
        }

        if (QueryTimes.TryRead(Text) is { } time)
        {
            return new AvailableAt(time);
        }

        if (Comparison().Match(Text) is { Success: true } comparison)
        {
            return WithLevel(comparison, catalogue);
        }

        return Named(Text, catalogue)
            ?? (Minimum().Match(Text) is { Success: true } minimum ? WithLevel(minimum, catalogue) : null)
            ?? WithTrailingLevel(catalogue);
    }

    /// <summary>What is wrong with it, where <see cref="TryRead"/> finds nothing.</summary>
    public QueryResult Problem(CompetenceCatalogue catalogue)
    {
        var (word, level) = Parts();
        return Named(word.Text, catalogue) is { } query && level is { } asked
            ? QueryLevel.Apply(query, asked.Text, asked.Position, catalogue)
            : new QueryResult.UnknownWord(word.Text, word.Position, (catalogue.Resolve(word.Text) as Resolution.Unknown)?.Nearest ?? []);
    }

    /// <summary>What is wrong with the level of a word that is known; null also where what stands for the level may be the rest of the query.</summary>
    public QueryResult? LevelProblem(CompetenceCatalogue catalogue) =>
        Parts() is ({ } word, { } level) && Connectives.First(level.Text) == Connective.None && Named(word.Text, catalogue) is { } query
            ? QueryLevel.Apply(query, level.Text, level.Position, catalogue)
            : null;

    private static CompetenceQuery? WithLevel(Match match, CompetenceCatalogue catalogue) =>
        Named(match.Groups["word"].Value.Trim(), catalogue) is { } query
        && QueryLevel.Apply(query, match.Groups["level"].Value.Trim(), 0, catalogue) is QueryResult.Parsed(var leveled)
            ? leveled
            : null;

    /// <summary>A word, or a word behind the name of what it belongs to: "führerschein:C1", "pflege:altenpflege".</summary>
    private static CompetenceQuery? Named(string word, CompetenceCatalogue catalogue)
    {
        if (catalogue.TryResolve(word) is { } query)
        {
            return query;
        }

        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && catalogue.TryResolve(word[..colon]) is not null ? catalogue.TryResolve(word[(colon + 1)..]) : null;
    }

    /// <summary>"Arabisch B1" or "Englisch sehr gut", as people write it.</summary>
    private CompetenceQuery? WithTrailingLevel(CompetenceCatalogue catalogue)
    {
        for (var space = Text.IndexOf(' ', StringComparison.Ordinal); space > 0; space = Text.IndexOf(' ', space + 1))
        {
            if (Named(Text[..space], catalogue) is { } query && QueryLevel.Apply(query, Text[(space + 1)..], 0, catalogue) is QueryResult.Parsed(var leveled))
            {
                return leveled;
            }
        }

        return null;
    }

    private (QueryWord Word, QueryWord? Level) Parts()
    {
        if (Comparison().Match(Text) is not { Success: true } match && Minimum().Match(Text) is var minimum)
        {
            match = minimum;
        }

        return match.Success ? (Inside(match.Groups["word"]), Inside(match.Groups["level"])) : (this, null);
    }

    private QueryWord Inside(Group group) => new(group.Value.Trim(), Position + group.Index);

    [GeneratedRegex(@"^(?<word>.+?)\s*(>=|=>|≥)\s*(?<level>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Comparison();

    [GeneratedRegex(
        @"^(?<word>.+)\s(ab|mindestens|min\.?|at\s+least|from)\s+(?<level>\S.*)$",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Minimum();
}
