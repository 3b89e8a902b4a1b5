using System.Text.RegularExpressions;
using KompetenzBot.Alarms.Composing;
using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>What must hold in a file of scenarios, whatever the catalogue knows.</summary>
internal static partial class ScenarioRules
{
    public const int MostScenarios = 200;
    public const int MostNeeds = 8;
    public const int MostPeople = AlarmPlanReader.MostPeople;
    public const int MostSynonyms = 30;
    public const int LongestId = 40;
    public const int LongestName = 60;
    public const int LongestText = 300;
    public const int LongestQuery = 400;

    /// <summary>Everything that is wrong with changes by themselves, and beside the scenarios that they come to.</summary>
    public static IEnumerable<ScenarioProblem> Check(ScenarioFile changes, IReadOnlyList<ScenarioDocument> current)
    {
        var changed = changes.Scenarios.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        ScenarioDocument[] others = [.. current.Where(scenario => !changed.Contains(scenario.Id))];
        if (others.Length + changed.Count > MostScenarios)
        {
            yield return new ScenarioProblem.NotSoMany("scenarios", 0, MostScenarios);
            yield break;
        }

        TakenWords taken = new();
        foreach (var other in others)
        {
            taken.Add(other);
        }

        foreach (var (i, scenario) in changes.Scenarios.Index())
        {
            var path = $"scenarios[{i}]";
            foreach (var problem in Texts(scenario, path).Concat(Needs(scenario, path)).Concat(taken.Check(scenario, path)))
            {
                yield return problem;
            }

            taken.Add(scenario);
        }
    }

    private static IEnumerable<ScenarioProblem> Texts(ScenarioDocument scenario, string path)
    {
        if (scenario.Id.Length > LongestId || !Id().IsMatch(scenario.Id))
        {
            yield return new ScenarioProblem.InvalidId($"{path}.id", scenario.Id);
        }

        if (Math.Max(scenario.Synonyms.De.Count, scenario.Synonyms.En.Count) > MostSynonyms)
        {
            yield return new ScenarioProblem.NotSoMany($"{path}.synonyms", 0, MostSynonyms);
        }

        (string Path, string Text, int Most)[] texts =
        [
            .. Both($"{path}.name", scenario.Name, LongestName),
            .. Both($"{path}.text", scenario.Text, LongestText),
            .. Both($"{path}.hint", scenario.Hint, LongestText),
            .. scenario.Needs.SelectMany((need, i) => Both($"{path}.needs[{i}].hint", need.Hint, LongestText)),
            .. scenario.Synonyms.De.Select((word, i) => ($"{path}.synonyms.de[{i}]", word, LongestName)),
            .. scenario.Synonyms.En.Select((word, i) => ($"{path}.synonyms.en[{i}]", word, LongestName)),
        ];
        foreach (var text in texts)
        {
            if (text.Text.Length > text.Most)
            {
                yield return new ScenarioProblem.TooLong(text.Path, text.Most);
            }
            else if (string.IsNullOrWhiteSpace(text.Text))
            {
                yield return new ScenarioProblem.Missing(text.Path);
            }
        }
    }

    private static IEnumerable<ScenarioProblem> Needs(ScenarioDocument scenario, string path)
    {
        if (scenario.Needs.Count is 0 or > MostNeeds)
        {
            yield return new ScenarioProblem.NotSoMany($"{path}.needs", 1, MostNeeds);
        }

        foreach (var (i, need) in scenario.Needs.Index())
        {
            if (need.Count is < 1 or > MostPeople)
            {
                yield return new ScenarioProblem.CountOutOfRange($"{path}.needs[{i}].count", need.Count, MostPeople);
            }

            if (need.Query.Length > LongestQuery)
            {
                yield return new ScenarioProblem.TooLong($"{path}.needs[{i}].query", LongestQuery);
            }
        }
    }

    private static IEnumerable<(string Path, string Text, int Most)> Both(string path, LocalizedText? text, int most) =>
        text is null ? [] : [($"{path}.de", text.De, most), ($"{path}.en", text.En, most)];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Id();
}
