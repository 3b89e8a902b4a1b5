using System.Globalization;
using System.Text.RegularExpressions;
using KompetenzBot.Competences;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Alarms.Composing;

/// <summary>Reads the fields of an alarm. Pure.</summary>
public static partial class AlarmPlanReader
{
    /// <summary>As many people can be asked for by one need.</summary>
    public const int MostPeople = 999;

    private const int MostNeeds = 8;
    private const int LongestNeeds = 800;
    private const int LongestPlace = 150;
    private const int LongestText = 800;

    /// <summary>The plan, or every problem that there is.</summary>
    public static (AlarmPlan? Plan, IReadOnlyList<(AlarmField Field, AlarmProblem Problem)> Problems) Read(
        AlarmFields fields, CompetenceCatalogue catalogue, DutyClock clock, DateTimeOffset now)
    {
        List<(AlarmField, AlarmProblem)> problems = [];
        var time = ReadTime(fields, clock, now, problems);
        var needs = ReadNeeds(fields, catalogue, time, problems);
        CheckLength(AlarmField.Place, fields.Place, LongestPlace, problems);
        CheckLength(AlarmField.Text, fields.Text, LongestText, problems);
        return problems.Count == 0 ? (new AlarmPlan(needs, fields.Place, time.From, time.To, fields.Text), []) : (null, problems);
    }

    private static (DateTimeOffset From, DateTimeOffset? To) ReadTime(
        AlarmFields fields, DutyClock clock, DateTimeOffset now, List<(AlarmField, AlarmProblem)> problems)
    {
        switch (TimeText.Read(fields.When, clock.ToLocal(now)))
        {
            case TimeResult.Span span:
                return (clock.At(span.From), span.To is { } to ? clock.At(to) : null);
            case TimeResult.InThePast:
                problems.Add((AlarmField.When, new AlarmProblem.TimeInThePast(fields.When)));
                break;
            default:
                problems.Add((AlarmField.When, new AlarmProblem.TimeNotUnderstood(fields.When)));
                break;
        }

        return (now, null);
    }

    private static List<Need> ReadNeeds(
        AlarmFields fields, CompetenceCatalogue catalogue, (DateTimeOffset From, DateTimeOffset? To) time, List<(AlarmField, AlarmProblem)> problems)
    {
        if (fields.Needs.Length > LongestNeeds)
        {
            // not read at all: looking for similar words in a text of any length takes any time
            problems.Add((AlarmField.Needs, new AlarmProblem.TooLong(LongestNeeds)));
            return [];
        }

        (int Position, string Text)[] parts = [.. Parts(fields.Needs)];
        if (parts.Length is 0 or > MostNeeds)
        {
            problems.Add((AlarmField.Needs, parts.Length == 0 ? new AlarmProblem.NoNeeds() : new AlarmProblem.TooManyNeeds(MostNeeds)));
            return [];
        }

        List<Need> needs = [];
        foreach (var part in parts)
        {
            var match = CountAndQuery().Match(part.Text);
            var count = match.Groups["count"].Value;
            var people = count.Length == 0 ? 1 : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (people is < 1 or > MostPeople)
            {
                problems.Add((AlarmField.Needs, new AlarmProblem.CountOutOfRange(count, MostPeople)));
            }

            switch (QueryParser.Parse(match.Groups["query"].Value, catalogue))
            {
                case QueryResult.Parsed parsed when !QueryLogic.CanBeMet(parsed.Query):
                    problems.Add((AlarmField.Needs, new AlarmProblem.Contradictory(match.Groups["query"].Value.Trim())));
                    break;
                case QueryResult.Parsed parsed:
                    needs.Add(new Need(needs.Count + 1, people, parsed.Query, fields.Place, time.From, time.To));
                    break;
                case QueryResult.Problem problem:
                    var position = part.Position + match.Groups["query"].Index + problem.Position;
                    problems.Add((AlarmField.Needs, new AlarmProblem.Competence(problem with { Position = position }, fields.Needs[..position].TrimEnd())));
                    break;
                case var empty:
                    problems.Add((AlarmField.Needs, new AlarmProblem.Competence(empty)));
                    break;
            }
        }

        return needs;
    }

    /// <summary>The needs as they were typed, with the place of each in the field.</summary>
    private static IEnumerable<(int Position, string Text)> Parts(string needs)
    {
        for (var from = 0; from <= needs.Length;)
        {
            var to = needs.AsSpan(from).IndexOfAny('+', '\n') is >= 0 and var length ? from + length : needs.Length;
            if (needs[from..to].Trim() is { Length: > 0 } text)
            {
                yield return (from + needs.AsSpan(from, to - from).IndexOf(text, StringComparison.Ordinal), text);
            }

            from = to + 1;
        }
    }

    private static void CheckLength(AlarmField field, string text, int most, List<(AlarmField, AlarmProblem)> problems)
    {
        if (text.Length > most)
        {
            problems.Add((field, new AlarmProblem.TooLong(most)));
        }
    }

    [GeneratedRegex(@"^(?:(?<count>-?\d+)\s*[x×]?\s*(?=\s|\p{L}|$))?(?<query>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex CountAndQuery();
}
