namespace KompetenzBot.Competences;

/// <summary>
/// Reads what a need asks for: words of the catalogue, joined by "und", "oder" and "nicht" with parentheses, each optionally with a least level
/// ("Arabisch ab B1"). A comma before a connective makes it join what stands on both sides as a whole: "A oder B, und C".
/// </summary>
public static class QueryParser
{
    /// <summary>Reads a query.</summary>
    /// <param name="text">As people write it; of any length, but what is longer than people write is refused.</param>
    /// <param name="catalogue">Knows the words.</param>
    public static QueryResult Parse(string text, CompetenceCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalogue);
        return string.IsNullOrWhiteSpace(text) ? new QueryResult.Empty() : new QueryReader(text, catalogue).Read();
    }
}
