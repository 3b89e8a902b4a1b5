using KompetenzBot.Competences;

namespace KompetenzBot.Registration;

/// <summary>Competences that a person types one after the other instead of ticking them.</summary>
internal static class TypedCompetences
{
    private static readonly string[] Separators = [",", ";", "\n", " und ", " and ", " sowie "];

    /// <summary>What was named, with the level where one was; none if nothing was understood.</summary>
    public static IReadOnlyList<HeldCompetence> Read(string text, CompetenceCatalogue catalogue) =>
    [
        .. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => QueryParser.Parse(part, catalogue))
            .OfType<QueryResult.Parsed>()
            .Select(parsed => parsed.Query)
            .OfType<Holds>()
            .Select(holds => new HeldCompetence(holds.CompetenceId, holds.MinimumLevel)),
    ];
}
