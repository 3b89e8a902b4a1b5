using System.Globalization;
using KompetenzBot.Alarms.Composing;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Says what is wrong with a scenario.</summary>
internal static class ScenarioProblemTexts
{
    private const char Escape = '\\';

    public static string Describe(ScenarioProblem problem) => problem switch
    {
        ScenarioProblem.Missing => AlarmTexts.ScenarioMissing.With(problem.Path),
        ScenarioProblem.InvalidId(_, var id) => AlarmTexts.ScenarioInvalidId.With(Short(id), ScenarioRules.LongestId),
        ScenarioProblem.DuplicateId(_, var id) => AlarmTexts.ScenarioDuplicateId.With(id),
        ScenarioProblem.DuplicateWord(_, var word, var other) => AlarmTexts.ScenarioDuplicateWord.With(Short(word), Name(other)),
        ScenarioProblem.TooLong(_, var most) => AlarmTexts.ScenarioTooLong.With(problem.Path, most),
        ScenarioProblem.NotSoMany(_, var least, var most) => AlarmTexts.ScenarioNotSoMany.With(problem.Path, least, most),
        ScenarioProblem.CountOutOfRange(_, var count, var most) => AlarmTexts.CountOutOfRange.With(count, most),
        ScenarioProblem.NotAQuery(_, var query, var result) => AlarmTexts.ScenarioNotAQuery.With(PositionOf(result) + 1, Describe(result, query)),
        ScenarioProblem.Retired(_, var competence) => AlarmTexts.ScenarioRetired.With(Name(competence)),
        ScenarioProblem.PartsNeeds => AlarmTexts.ScenarioPartsNeeds,
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };

    private static int PositionOf(QueryResult result) => result is QueryResult.Problem problem ? problem.Position : 0;

    /// <summary>Without what protects it from Markdown: problems of a file are shown as they are.</summary>
    private static string Describe(QueryResult result, string query) =>
        ProblemTexts.Describe(new AlarmProblem.Competence(result, query[..PositionOf(result)].TrimEnd())).Replace($"{Escape}", string.Empty, StringComparison.Ordinal);

    private static string Name(LocalizedText name) => name.For(CultureInfo.CurrentUICulture);

    private static string Short(string text) => text.Length > ScenarioRules.LongestName ? $"{text[..ScenarioRules.LongestName]}…" : text;
}
