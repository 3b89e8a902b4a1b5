using System.Text.Encodings.Web;
using System.Text.Json;
using KompetenzBot.Competences;
using KompetenzBot.Settings;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Changes scenarios by a text in JSON. Nothing is ever taken away: a scenario that is no longer wanted is marked as retired.</summary>
internal static class ScenarioEdit
{
    private static readonly ScenarioJson Readable = new(new JsonSerializerOptions(ScenarioJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Applies changes and says what is different, or what is wrong with them.</summary>
    /// <param name="current">The scenarios as JSON.</param>
    /// <param name="changes">All scenarios or only those that change, as JSON.</param>
    /// <param name="catalogue">Must understand the queries of those that change.</param>
    public static SettingEdit Apply(string current, string changes, CompetenceCatalogue catalogue)
    {
        ScenarioFile file;
        try
        {
            file = ScenarioReader.Deserialize(changes);
        }
        catch (JsonException error)
        {
            return new SettingEdit.Refused([new SettingProblem((int)(error.LineNumber ?? 0) + 1, error.Path is { Length: > 0 } path ? path : "$", string.Empty)]);
        }

        var before = ScenarioReader.Parse(current);
        var known = before.Scenarios.ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);
        var lines = JsonLines.Of(changes);
        SettingProblem[] problems =
        [
            .. ScenarioRules.Check(file, before.Scenarios)
                .Concat(ScenarioReader.CheckQueries(file, catalogue, IsNew))
                .Select(problem => new SettingProblem(lines.LineOf(problem.Path), string.Empty, ScenarioProblemTexts.Describe(problem)))
                .OrderBy(problem => problem.Line),
        ];
        if (problems.Length > 0)
        {
            return new SettingEdit.Refused(problems);
        }

        var after = before with { Version = before.Version + 1, Scenarios = Merged(before.Scenarios, file.Scenarios) };
        return new SettingEdit.Changed(Write(after), ScenarioDifference.Between(before.Scenarios, after.Scenarios, catalogue));

        // needs that are offered already are not refused because the catalogue has changed since
        bool IsNew(ScenarioDocument scenario) => !known.TryGetValue(scenario.Id, out var old) || old.Retired || !old.Needs.SequenceEqual(scenario.Needs);
    }

    /// <summary>Stored scenarios with those that the product has gained since: what administrators changed stays as they changed it, and a word that they use stays theirs.</summary>
    public static string WithNewEntries(string stored, string embedded)
    {
        var mine = ScenarioReader.Parse(stored);
        var known = mine.Scenarios.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        List<ScenarioDocument> all = [.. mine.Scenarios];
        foreach (var gained in ScenarioReader.Parse(embedded).Scenarios.Where(scenario => !known.Contains(scenario.Id)))
        {
            if (!ScenarioRules.Check(new ScenarioFile([gained]), all).Any())
            {
                all.Add(gained);
            }
        }

        return Write(mine with { Scenarios = all });
    }

    /// <summary>The changes that lead back to an earlier file: what it said then, and everything that has come since as retired.</summary>
    public static string Back(string current, string earlier)
    {
        var (now, then) = (ScenarioReader.Parse(current), ScenarioReader.Parse(earlier));
        var known = then.Scenarios.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        return Write(then with { Scenarios = [.. then.Scenarios, .. now.Scenarios.Where(scenario => !known.Contains(scenario.Id)).Select(scenario => scenario with { Retired = true })] });
    }

    private static string Write(ScenarioFile file) => JsonSerializer.Serialize(file, Readable.ScenarioFile);

    private static ScenarioDocument[] Merged(IReadOnlyList<ScenarioDocument> before, IReadOnlyList<ScenarioDocument> changed)
    {
        var byId = changed.ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);
        var known = before.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        return [.. before.Select(scenario => byId.GetValueOrDefault(scenario.Id) ?? scenario), .. changed.Where(scenario => !known.Contains(scenario.Id))];
    }
}
