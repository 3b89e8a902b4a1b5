using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>Says a query in words that <see cref="QueryParser"/> understands again.</summary>
public static class QueryDescription
{
    private static readonly LocalizedText AtLeast = new("mindestens", "at least");
    private static readonly LocalizedText Or = new("oder", "or");
    private static readonly LocalizedText And = new("und", "and");
    private static readonly LocalizedText NotWord = new("nicht", "not");

    /// <summary>"Führerschein C oder C1, und Arabisch mindestens B1", "Gebärdensprache". An id that the catalogue no longer has stands for itself.</summary>
    public static string Describe(this CompetenceQuery query, CompetenceCatalogue catalogue, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return query is AllOf all && all.Parts.Any(IsChoice)
            ? string.Join($", {And.For(culture)} ", all.Parts.Select(part => IsChoice(part) ? Say(part, catalogue, culture) : Inside(part, catalogue, culture)))
            : Say(query, catalogue, culture);
    }

    internal static LocalizedText NameOf(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        Holds holds => catalogue.Find(holds.CompetenceId)?.Name ?? Both(holds.CompetenceId),
        AnyOf { Label: { } label } => catalogue.FindGroup(label)?.Name ?? catalogue.FindCategory(label)?.Name ?? Both(label),
        _ => Both(string.Empty),
    };

    private static bool IsChoice(CompetenceQuery query) => query is AnyOf { Label: null };

    private static string Say(CompetenceQuery query, CompetenceCatalogue catalogue, CultureInfo culture) => query switch
    {
        Holds holds => WithLevel(NameOf(holds, catalogue), LevelOf(holds, catalogue), culture),
        AnyOf { Label: not null } anyOf => WithLevel(NameOf(anyOf, catalogue), CommonLevel(anyOf, catalogue), culture),
        AnyOf anyOf => string.Join($" {Or.For(culture)} ", Options(anyOf, catalogue, culture)),
        AllOf allOf => string.Join($" {And.For(culture)} ", allOf.Parts.Select(part => Inside(part, catalogue, culture))),
        Not not => $"{NotWord.For(culture)} {Inside(not.Part, catalogue, culture)}",
        AvailableAt at => QueryTimes.Describe(at.Time, culture),
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };

    /// <summary>As a part of something larger: what is itself joined stands in parentheses.</summary>
    private static string Inside(CompetenceQuery query, CompetenceCatalogue catalogue, CultureInfo culture) =>
        query is AllOf || IsChoice(query) ? $"({Say(query, catalogue, culture)})" : Say(query, catalogue, culture);

    /// <summary>The options, each without a beginning that it shares with the one before it: "Führerschein C", "C1".</summary>
    private static IEnumerable<string> Options(AnyOf anyOf, CompetenceCatalogue catalogue, CultureInfo culture)
    {
        var before = string.Empty;
        foreach (var option in anyOf.Options)
        {
            var words = Inside(option, catalogue, culture);
            var space = words.LastIndexOf(' ');
            var isShared = option is Holds { MinimumLevel: null } && space > 0 && before.LastIndexOf(' ') == space && before.AsSpan(0, space).SequenceEqual(words.AsSpan(0, space));
            var rest = words[(space + 1)..];
            yield return isShared && rest.All(char.IsLetterOrDigit) && catalogue.TryResolve(rest) is null ? rest : words;
            before = option is Holds { MinimumLevel: null } ? words : string.Empty;
        }
    }

    private static LocalizedText? LevelOf(Holds holds, CompetenceCatalogue catalogue) => holds.MinimumLevel is { } level
        ? catalogue.Find(holds.CompetenceId)?.Levels?.Find(level)?.Name ?? Both(level)
        : null;

    private static LocalizedText? CommonLevel(AnyOf anyOf, CompetenceCatalogue catalogue) =>
        anyOf.Options.OfType<Holds>().Select(holds => LevelOf(holds, catalogue)).FirstOrDefault();

    private static string WithLevel(LocalizedText name, LocalizedText? level, CultureInfo culture) =>
        level is null ? name.For(culture) : $"{name.For(culture)} {AtLeast.For(culture)} {level.For(culture)}";

    private static LocalizedText Both(string text) => new(text, text);
}
