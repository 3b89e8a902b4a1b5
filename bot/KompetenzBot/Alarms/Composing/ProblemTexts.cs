using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Composing;

/// <summary>Says what was not understood, and what would be.</summary>
internal static class ProblemTexts
{
    public static string Describe(AlarmProblem problem) => problem switch
    {
        AlarmProblem.NoNeeds => AlarmTexts.NoNeeds,
        AlarmProblem.TooManyNeeds(var most) => AlarmTexts.TooManyNeeds.With(most),
        AlarmProblem.CountOutOfRange(var count, var most) => AlarmTexts.CountOutOfRange.With(Quote(count), most),
        AlarmProblem.Competence(var result, var before) => Describe(result, before),
        AlarmProblem.Contradictory(var text) => AlarmTexts.Contradictory.With(Quote(text)),
        AlarmProblem.TimeNotUnderstood(var text) => AlarmTexts.TimeNotUnderstood.With(Quote(text)),
        AlarmProblem.TimeInThePast(var text) => AlarmTexts.TimeInThePast.With(Quote(text)),
        AlarmProblem.TooLong(var most) => AlarmTexts.TooLong.With(most),
        _ => throw new ArgumentOutOfRangeException(nameof(problem)),
    };

    private static string Describe(QueryResult result, string before) => result switch
    {
        QueryResult.UnknownWord { Nearest.Count: > 0 } unknown => AlarmTexts.UnknownWordNearest.With(Quote(unknown.Word), Names(unknown.Nearest)),
        QueryResult.UnknownWord unknown => AlarmTexts.UnknownWord.With(Quote(unknown.Word)),
        QueryResult.UnknownLevel level => AlarmTexts.UnknownLevel.With(
            Quote(level.Word), Name(level.Competence), string.Join(", ", level.Existing.Select(known => known.NameIn(CultureInfo.CurrentUICulture)))),
        QueryResult.WithoutLevels without => AlarmTexts.WithoutLevels.With(Name(without.Competence)),
        QueryResult.MissingOperand { Behind: true } => AlarmTexts.NothingBehind.With(QuoteEnd(before)),
        QueryResult.MissingOperand missing => AlarmTexts.NothingBefore.With(Quote(missing.Beside)),
        QueryResult.MissingOperator => AlarmTexts.NotJoined.With(QuoteEnd(before)),
        QueryResult.Unbalanced sign => AlarmTexts.Unbalanced.With(Quote(sign.Sign), sign.Position + 1),
        QueryResult.TooComplex => AlarmTexts.QueryTooComplex.With(QueryParser.MostWords, QueryParser.Deepest),
        _ => AlarmTexts.EmptyNeed,
    };

    private static string Names(IReadOnlyList<LocalizedText> names) => string.Join(", ", names.Select(name => AlarmTexts.Quoted.With(Name(name))));

    private static string Name(LocalizedText name) => name.For(CultureInfo.CurrentUICulture);

    private static string Quote(string text) => Markdown.Escape(text.Length > 60 ? text[..60] + "…" : text);

    /// <summary>The last of a text: where to look.</summary>
    private static string QuoteEnd(string text) => Markdown.Escape(text.Length > 30 ? "…" + text[^30..] : text);
}
