using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>Says a query in words that <see cref="QueryParser"/> understands again.</summary>
public static class QueryDescription
{
    /// <summary>
    /// "Führerschein C", "Arabisch mindestens B1", "Führerschein C oder C1, und Gebärdensprache". An id that the catalogue no longer has stands for itself.
    /// </summary>
    public static string Describe(this CompetenceQuery query, CompetenceCatalogue catalogue, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(catalogue);
        var plain = new QueryPrinter(catalogue, culture, NameStyle.Plain);
        if (query is Holds or AvailableAt or AnyOf { Label: not null })
        {
            return plain.Print(query);
        }

        // names side by side can read like another name: then a plainer way of writing is the one that is understood
        string[] ways = [new QueryPrinter(catalogue, culture, NameStyle.Short).Print(query), plain.Print(query), new QueryPrinter(catalogue, culture, NameStyle.Quoted).Print(query)];
        return ways.FirstOrDefault(way => QueryParser.Parse(way, catalogue) is QueryResult.Parsed read && read.Query == query) ?? ways[1];
    }

    internal static LocalizedText NameOf(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        Holds holds => catalogue.Find(holds.CompetenceId)?.Name ?? Both(holds.CompetenceId),
        AnyOf { Label: { } label } => catalogue.FindGroup(label)?.Name ?? catalogue.FindCategory(label)?.Name ?? Both(label),
        AvailableAt { Time: var time } => Parsing.AvailabilityWords.NameOf(time),
        _ => Both(string.Empty),
    };

    private static LocalizedText Both(string text) => new(text, text);
}
