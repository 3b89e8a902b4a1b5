using System.Globalization;
using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>What must hold in the queries of scenarios, so that a catalogue understands them and an alarm can be made of them.</summary>
internal static class ScenarioQueryRules
{
    /// <summary>As many characters as the form of an alarm takes.</summary>
    public const int LongestNeeds = 800;

    private static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("de"), CultureInfo.GetCultureInfo("en")];

    /// <summary>Everything that is wrong with the queries of one scenario.</summary>
    public static IEnumerable<ScenarioProblem> Check(Scenario scenario, string path, CompetenceCatalogue catalogue)
    {
        var problems = scenario.Needs.Select((need, i) => Check(need.Query, $"{path}.needs[{i}].query", catalogue)).OfType<ScenarioProblem>().ToArray();
        return problems.Length == 0 && Cultures.Any(culture => ScenarioForm.Needs(scenario, catalogue, culture).Length > LongestNeeds)
            ? [new ScenarioProblem.TooLong($"{path}.needs", LongestNeeds)]
            : problems;
    }

    private static ScenarioProblem? Check(string query, string path, CompetenceCatalogue catalogue) => QueryParser.Parse(query, catalogue) switch
    {
        QueryResult.Parsed(var parsed) when RetiredIn(parsed, catalogue) is { } competence => new ScenarioProblem.Retired(path, competence.Name),
        QueryResult.Parsed when Cultures.Any(culture => ScenarioForm.PartsNeeds(ScenarioForm.Words(query, catalogue, culture))) => new ScenarioProblem.PartsNeeds(path),
        QueryResult.Parsed => null,
        QueryResult.Empty => new ScenarioProblem.Missing(path),
        var unread => new ScenarioProblem.NotAQuery(path, query, unread),
    };

    /// <summary>A competence that the query names itself; what a group holds is the catalogue's matter.</summary>
    private static Competence? RetiredIn(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        Holds holds => catalogue.Find(holds.CompetenceId) is { IsRetired: true } retired ? retired : null,
        AnyOf { Label: null } any => any.Options.Select(option => RetiredIn(option, catalogue)).FirstOrDefault(found => found is not null),
        AllOf all => all.Parts.Select(part => RetiredIn(part, catalogue)).FirstOrDefault(found => found is not null),
        Not not => RetiredIn(not.Part, catalogue),
        _ => null,
    };
}
