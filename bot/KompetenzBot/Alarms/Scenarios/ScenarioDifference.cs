using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Settings;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Says what is different between two files of scenarios: by name, and where needs differ also what they were and what they become.</summary>
internal static class ScenarioDifference
{
    private const int LongestNeeds = 300;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static SettingDifference Between(IReadOnlyList<ScenarioDocument> before, IReadOnlyList<ScenarioDocument> after, CompetenceCatalogue catalogue)
    {
        var old = before.ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);
        (ScenarioDocument Was, ScenarioDocument Is)[] both = [.. after.Where(scenario => old.ContainsKey(scenario.Id)).Select(scenario => (old[scenario.Id], scenario))];
        return new SettingDifference(
            [.. after.Where(scenario => !old.ContainsKey(scenario.Id)).Select(scenario => WithNeeds(scenario, [], catalogue))],
            [.. both.Where(pair => pair.Was.Name != pair.Is.Name).Select(pair => (pair.Was.Name, pair.Is.Name))],
            [.. both.Where(pair => pair.Is.Retired && !pair.Was.Retired).Select(pair => pair.Is.Name)],
            [.. both.Where(pair => !IsSame(pair.Was, pair.Is) || (pair.Was.Retired && !pair.Is.Retired)).Select(pair => WithNeeds(pair.Is, pair.Was.Needs, catalogue))]);
    }

    private static bool IsSame(ScenarioDocument one, ScenarioDocument other) =>
        one.Text == other.Text && one.Hint == other.Hint && one.Needs.SequenceEqual(other.Needs)
        && one.Synonyms.De.SequenceEqual(other.Synonyms.De, StringComparer.Ordinal) && one.Synonyms.En.SequenceEqual(other.Synonyms.En, StringComparer.Ordinal);

    private static LocalizedText WithNeeds(ScenarioDocument scenario, IReadOnlyList<ScenarioNeedDocument> before, CompetenceCatalogue catalogue) =>
        new(WithNeeds(scenario.Name.De, before, scenario.Needs, catalogue, German), WithNeeds(scenario.Name.En, before, scenario.Needs, catalogue, English));

    private static string WithNeeds(string name, IReadOnlyList<ScenarioNeedDocument> before, IReadOnlyList<ScenarioNeedDocument> after, CompetenceCatalogue catalogue, CultureInfo culture)
    {
        string[] was = [.. before.Select(Words)], now = [.. after.Select(Words)];
        var needs = string.Join("; ", was.Except(now, StringComparer.Ordinal).Select(need => $"− {need}").Concat(now.Except(was, StringComparer.Ordinal).Select(need => $"+ {need}")));
        return needs.Length == 0 ? name : $"{name} ({(needs.Length > LongestNeeds ? $"{needs[..LongestNeeds]}…" : needs)})";

        string Words(ScenarioNeedDocument need) => ScenarioForm.Need(new ScenarioNeed(need.Count, need.Query), catalogue, culture);
    }
}
