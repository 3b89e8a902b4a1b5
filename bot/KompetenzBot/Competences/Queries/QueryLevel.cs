namespace KompetenzBot.Competences;

/// <summary>Puts a least level on what a word asks for. A group takes one when all its members share a scheme.</summary>
internal static class QueryLevel
{
    public static LevelScheme? SchemeOf(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        Holds holds => catalogue.Find(holds.CompetenceId)?.Levels,
        AnyOf anyOf => anyOf.Options.Select(option => SchemeOf(option, catalogue)).Distinct().Take(2).ToArray() is [var only] ? only : null,
        _ => null,
    };

    public static CompetenceQuery With(CompetenceQuery query, Level level) => query switch
    {
        Holds holds => holds with { MinimumLevel = level.Id },
        AnyOf anyOf => anyOf with { Options = [.. anyOf.Options.Select(option => With(option, level))] },
        _ => query,
    };
}
