using System.Globalization;
using KompetenzBot.Alarms.Composing;
using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Makes of a scenario what a coordinator would have typed. Pure.</summary>
public static class ScenarioForm
{
    /// <summary>
    /// The fields of an alarm with the needs of a scenario, such as "10 × Impfen + 3 × Ärztin/Arzt", and with its text where none was typed. Place and time stay as they are.
    /// </summary>
    public static AlarmFields Fill(AlarmFields typed, Scenario scenario, CompetenceCatalogue catalogue, CultureInfo culture) => typed with
    {
        Needs = Needs(scenario, catalogue, culture),
        Text = typed.Text.Length > 0 ? typed.Text : scenario.Text.For(culture),
    };

    /// <summary>All needs in one field, read back by <see cref="AlarmPlanReader"/> to the same queries.</summary>
    public static string Needs(Scenario scenario, CompetenceCatalogue catalogue, CultureInfo culture) => string.Join(" + ", scenario.Needs.Select(need => Need(need, catalogue, culture)));

    /// <summary>One need in plain words.</summary>
    public static string Need(ScenarioNeed need, CompetenceCatalogue catalogue, CultureInfo culture) =>
        $"{need.Count.ToString(CultureInfo.InvariantCulture)} × {Words(need.Query, catalogue, culture)}";

    /// <summary>A query in names; as it was written, where the catalogue does not understand it, so that the form says why, or where the names could not be read back.</summary>
    internal static string Words(string query, CompetenceCatalogue catalogue, CultureInfo culture) =>
        QueryParser.Parse(query, catalogue) is QueryResult.Parsed(var parsed)
        && parsed.Describe(catalogue, culture) is var words
        && !PartsNeeds(words)
        && QueryParser.Parse(words, catalogue) is QueryResult.Parsed(var again)
        && again == parsed
            ? words
            : query.Trim();

    /// <summary>Whether the form would take a part of a text for another need.</summary>
    internal static bool PartsNeeds(string text) => text.AsSpan().ContainsAny('+', '\n');
}
