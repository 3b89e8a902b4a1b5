namespace KompetenzBot.Competences;

/// <summary>Puts a least level on what a word asks for. A group takes one when all its members share a scheme.</summary>
internal static class QueryLevel
{
    public static QueryResult Apply(CompetenceQuery query, string word, int position, CompetenceCatalogue catalogue)
    {
        var name = QueryDescription.NameOf(query, catalogue);
        if (SchemeOf(query, catalogue) is not { } scheme)
        {
            return new QueryResult.WithoutLevels(word, position, name);
        }

        return scheme.Understand(word) is { } level
            ? new QueryResult.Parsed(With(query, level.Id))
            : new QueryResult.UnknownLevel(word, position, name, scheme.Levels);
    }

    private static LevelScheme? SchemeOf(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        Holds holds => catalogue.Find(holds.CompetenceId)?.Levels,
        AnyOf anyOf => anyOf.Options.Select(option => SchemeOf(option, catalogue)).Distinct().Take(2).ToArray() is [var only] ? only : null,
        _ => null,
    };

    private static CompetenceQuery With(CompetenceQuery query, string level) => query switch
    {
        Holds holds => holds with { MinimumLevel = level },
        AnyOf anyOf => anyOf with { Options = [.. anyOf.Options.Select(option => With(option, level))] },
        _ => query,
    };
}
