namespace KompetenzBot.Competences.Recognition;

/// <summary>Reads lists of driving licence classes, which alone would mean anything: "Führerschein B, BE und C1E", "C1-Führerschein".</summary>
internal sealed class LicenceClasses(CompetenceCatalogue catalogue)
{
    private const string IdPrefix = "driving-licence-";
    private static readonly HashSet<string> Licence = new(StringComparer.Ordinal)
    {
        "fuehrerschein", "fuehrerscheine", "fuehrerscheins", "fuererschein", "fuhrerschein", "fahrerlaubnis", "fuehrerscheinklasse", "fuehrerscheinklassen", "klasse", "klassen", "fahrerlaubnisklasse", "lappen", "licence", "license", "licences", "class", "classes",
    };

    private static readonly HashSet<string> Between = new(StringComparer.Ordinal) { "der", "die", "klasse", "klassen", "class", "classes", "und", "and", "sowie", "plus", "of", "fuer" };

    private readonly HashSet<string> _classes = [.. catalogue.Competences.Where(c => c.Id.StartsWith(IdPrefix, StringComparison.Ordinal)).Select(c => c.Id[IdPrefix.Length..])];

    /// <summary>The classes that are named from here on; none if this is no such list.</summary>
    public IReadOnlyList<NamedSpan> Read(TextToken[] tokens, int from)
    {
        if (Licence.Contains(tokens[from].Key))
        {
            return After(tokens, from);
        }

        // "C1-Führerschein", "CE und BE Führerschein"
        List<NamedSpan> before = [];
        for (var i = from; i < tokens.Length; i++)
        {
            if (_classes.Contains(tokens[i].Key))
            {
                before.Add(Span(tokens[i].Key, i, i));
            }
            else if (Licence.Contains(tokens[i].Key) && tokens[i].Key is not ("klasse" or "klassen" or "class" or "classes"))
            {
                return before.Count > 0 ? [.. before.SkipLast(1), before[^1] with { To = i }] : [];
            }
            else if (!Between.Contains(tokens[i].Key) || before.Count == 0)
            {
                return [];
            }
        }

        return [];
    }

    /// <summary>The classes that follow one that was named as a phrase: "driving licence C and CE".</summary>
    public IReadOnlyList<NamedSpan> ReadFurther(NamedSpan named, TextToken[] tokens) =>
        named.Query is Holds holds && holds.CompetenceId.StartsWith(IdPrefix, StringComparison.Ordinal) ? After(tokens, named.To) : [];

    private List<NamedSpan> After(TextToken[] tokens, int from)
    {
        List<NamedSpan> named = [];
        for (var i = from + 1; i < tokens.Length; i++)
        {
            if (_classes.Contains(tokens[i].Key))
            {
                named.Add(Span(tokens[i].Key, named.Count == 0 && Licence.Contains(tokens[from].Key) ? from : i, i));
            }
            else if (!Between.Contains(tokens[i].Key) && !Licence.Contains(tokens[i].Key))
            {
                break;
            }
        }

        return named;
    }

    private static NamedSpan Span(string licence, int from, int to) => new(new Holds(IdPrefix + licence), from, to);
}
