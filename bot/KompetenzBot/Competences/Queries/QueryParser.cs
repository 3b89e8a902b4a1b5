using KompetenzBot.Competences.Parsing;

namespace KompetenzBot.Competences;

/// <summary>
/// Reads what one need asks for: words of the catalogue, optionally with a least level ("Arabisch ab B1"), joined by "und", "oder", "nicht" and
/// parentheses. "Nicht" binds tightest, then "und", then "oder"; behind a comma both join more loosely: "A oder B, und C" asks for C in any case.
/// </summary>
public static class QueryParser
{
    /// <summary>As many words can be joined.</summary>
    public const int MostWords = 40;

    /// <summary>As deep can parentheses and "nicht" be nested.</summary>
    public const int Deepest = 16;

    private const int Longest = 2000;

    public static QueryResult Parse(string text, CompetenceCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new QueryResult.Empty();
        }

        if (text.Length > Longest)
        {
            return new QueryResult.TooComplex(Longest);
        }

        var reader = new QueryReader(text, catalogue);
        return reader.Read() is { } query ? new QueryResult.Parsed(query) : reader.Problem ?? throw new InvalidOperationException("A query was neither read nor refused.");
    }
}
