using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>Says a query in words that <see cref="QueryParser"/> understands again.</summary>
public static class QueryDescription
{
    private static readonly LocalizedText AtLeast = new("mindestens", "at least");
    private static readonly LocalizedText Or = new("oder", "or");

    /// <summary>"Führerschein C", "Arabisch mindestens B1", "Gebärdensprache". An id that the catalogue no longer has stands for itself.</summary>
    public static string Describe(this CompetenceQuery query, CompetenceCatalogue catalogue, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return query switch
        {
            Holds holds => WithLevel(NameOf(holds, catalogue), LevelOf(holds, catalogue), culture),
            AnyOf { Label: not null } anyOf => WithLevel(NameOf(anyOf, catalogue), CommonLevel(anyOf, catalogue), culture),
            AnyOf anyOf => string.Join($" {Or.For(culture)} ", anyOf.Options.Select(option => option.Describe(catalogue, culture))),
            _ => throw new ArgumentOutOfRangeException(nameof(query)),
        };
    }

    internal static LocalizedText NameOf(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        Holds holds => catalogue.Find(holds.CompetenceId)?.Name ?? Both(holds.CompetenceId),
        AnyOf { Label: { } label } => catalogue.FindGroup(label)?.Name ?? catalogue.FindCategory(label)?.Name ?? Both(label),
        _ => Both(string.Empty),
    };

    private static LocalizedText? LevelOf(Holds holds, CompetenceCatalogue catalogue) => holds.MinimumLevel is { } level
        ? catalogue.Find(holds.CompetenceId)?.Levels?.Find(level)?.Name ?? Both(level)
        : null;

    private static LocalizedText? CommonLevel(AnyOf anyOf, CompetenceCatalogue catalogue) =>
        anyOf.Options.OfType<Holds>().Select(holds => LevelOf(holds, catalogue)).FirstOrDefault();

    private static string WithLevel(LocalizedText name, LocalizedText? level, CultureInfo culture) =>
        level is null ? name.For(culture) : $"{name.For(culture)} {AtLeast.For(culture)} {level.For(culture)}";

    private static LocalizedText Both(string text) => new(text, text);
}
