using System.Text.Json;
using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Reads scenarios from JSON.</summary>
internal static class ScenarioReader
{
    /// <summary>The file that is built into the product.</summary>
    public static string Embedded()
    {
        using var stream = typeof(ScenarioReader).Assembly.GetManifestResourceStream(typeof(ScenarioReader), "scenarios.json") ?? throw new ScenarioException(["they are not embedded"]);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Scenarios as they are to be used.</summary>
    /// <param name="json">The whole file.</param>
    /// <param name="catalogue">Must understand every query; null: that is seen when one is used, since the catalogue changes too.</param>
    /// <exception cref="ScenarioException">They cannot be read or contradict themselves; all problems are named.</exception>
    public static ScenarioList Read(string json, CompetenceCatalogue? catalogue)
    {
        var file = Parse(json);
        var problems = ScenarioRules.Check(file, []).Concat(catalogue is null ? [] : CheckQueries(file, catalogue)).ToArray();
        if (problems.Length > 0)
        {
            var lines = JsonLines.Of(json);
            throw new ScenarioException([.. problems.Select(problem => $"line {lines.LineOf(problem.Path)}: {problem}")]);
        }

        return new ScenarioList([.. file.Scenarios.Where(scenario => !scenario.Retired).Select(scenario => scenario.ToScenario())]);
    }

    /// <summary>A file that was good before.</summary>
    /// <exception cref="ScenarioException">It has not the shape of one.</exception>
    public static ScenarioFile Parse(string json)
    {
        try
        {
            return Deserialize(json);
        }
        catch (JsonException error)
        {
            throw new ScenarioException([error.Message], error);
        }
    }

    /// <summary>A file as it was sent.</summary>
    /// <exception cref="JsonException">It has not the shape of one.</exception>
    public static ScenarioFile Deserialize(string json)
    {
        var file = JsonSerializer.Deserialize(json, ScenarioJson.Default.ScenarioFile);
        return NullIn(file) is { } path ? throw new JsonException($"There is nothing at {path}.", path, JsonLines.Of(json).LineOf(path) - 1, null) : file!;
    }

    public static IEnumerable<ScenarioProblem> CheckQueries(ScenarioFile file, CompetenceCatalogue catalogue, Func<ScenarioDocument, bool>? where = null) =>
        file.Scenarios.Index()
            .Where(scenario => !scenario.Item.Retired && where?.Invoke(scenario.Item) != false)
            .SelectMany(scenario => ScenarioQueryRules.Check(scenario.Item.ToScenario(), $"scenarios[{scenario.Index}]", catalogue));

    /// <summary>Where an entry of a list is null, which the reader of JSON lets pass.</summary>
    private static string? NullIn(ScenarioFile? file)
    {
        if (file is null)
        {
            return "$";
        }

        foreach (var (i, scenario) in file.Scenarios.Index())
        {
            if ((object?)scenario is null)
            {
                return $"scenarios[{i}]";
            }

            if (IndexOfNull(scenario.Needs) is >= 0 and var need)
            {
                return $"scenarios[{i}].needs[{need}]";
            }

            if (IndexOfNull(scenario.Synonyms.De) is >= 0 and var german)
            {
                return $"scenarios[{i}].synonyms.de[{german}]";
            }

            if (IndexOfNull(scenario.Synonyms.En) is >= 0 and var english)
            {
                return $"scenarios[{i}].synonyms.en[{english}]";
            }
        }

        return null;
    }

    private static int IndexOfNull(IReadOnlyList<object?> entries) => entries.Index().Where(entry => entry.Item is null).Select(entry => entry.Index).FirstOrDefault(-1);
}
