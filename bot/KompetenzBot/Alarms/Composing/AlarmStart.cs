using System.Globalization;
using KompetenzBot.Alarms.Scenarios;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Composing;

/// <summary>
/// Begins an alarm from what stands behind the command: a line, <c>szenario impfzentrum, Westfalenhallen</c>, <c>wie 42</c>, or nothing, for the form. Only for coordinators.
/// </summary>
public sealed class AlarmStart(AlarmDialog dialog, DialogRunner dialogs, ICatalogues catalogues, IScenarios scenarios, IAlarmStore alarms, ICoordinators coordinators)
{
    private const int MostScenarios = 5;
    private const int MostAlarms = 3;
    private const int LongestTitle = 40;
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(90);
    private static readonly string[] ScenarioWords = ["szenario", "scenario"];
    private static readonly string[] LikeWords = ["wie", "like"];

    /// <summary>The first card of the dialog, or what is wrong.</summary>
    public async Task<Reply> BeginAsync(TurnContext turn, string arguments, AlarmKind kind, CancellationToken cancellationToken)
    {
        if (await coordinators.RefusalAsync(turn.User, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var words = arguments.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (first, rest) = (words.FirstOrDefault() ?? string.Empty, words.ElementAtOrDefault(1) ?? string.Empty);
        if (ScenarioWords.Contains(first, StringComparer.OrdinalIgnoreCase))
        {
            return await FromScenarioAsync(turn, rest, kind, cancellationToken);
        }

        if (LikeWords.Contains(first, StringComparer.OrdinalIgnoreCase) && AlarmNumbers.TryRead(rest) is { } number)
        {
            return await alarms.FindByNumberAsync(number.Sequence, number.Year, cancellationToken) is { } earlier
                ? await OpenAsync(turn, new AlarmDraftStart(Fields(earlier), kind), cancellationToken)
                : Reply.Text(AlarmTexts.NoSuchAlarm.With(Markdown.Escape(rest)));
        }

        return arguments.Length > 0
            ? await OpenAsync(turn, new AlarmDraftStart(AlarmFields.Split(arguments), kind), cancellationToken)
            : await OpenAsync(turn, new AlarmDraftStart(new AlarmFields(), kind) { Quick = await QuickAsync(turn, kind, cancellationToken) }, cancellationToken);
    }

    private async Task<Reply> FromScenarioAsync(TurnContext turn, string text, AlarmKind kind, CancellationToken cancellationToken)
    {
        // the name stands where needs usually do
        var typed = AlarmFields.Split(text);
        switch (scenarios.Current.Find(typed.Needs))
        {
            case ScenarioMatch.Found(var scenario):
                var fields = ScenarioForm.Fill(typed, scenario, catalogues.Current, CultureInfo.CurrentUICulture);
                return await OpenAsync(turn, new AlarmDraftStart(fields, kind) { Reason = ThresholdReasons.ForScenarios }, cancellationToken);
            case ScenarioMatch.Unknown(var nearest):
                return Reply.Text(UnknownScenario.Describe(typed.Needs, nearest));
            default:
                throw new InvalidOperationException("A scenario is known or not.");
        }
    }

    private async Task<Reply> OpenAsync(TurnContext turn, AlarmDraftStart start, CancellationToken cancellationToken) => await dialogs.BeginAsync(
        turn, dialog, await dialog.StartAsync(turn, start, cancellationToken), startOver: start.Fields != new AlarmFields() || start.Kind != AlarmKind.Alarm, cancellationToken);

    /// <summary>An alarm as it could be typed again; when it is to be this time is left to the coordinator.</summary>
    private AlarmFields Fields(Alarm alarm) => new(
        string.Join(" + ", alarm.Needs.Select(need => $"{need.Count.ToString(CultureInfo.InvariantCulture)} × {need.Query.Describe(catalogues.Current, CultureInfo.CurrentUICulture)}")), alarm.Place, Text: alarm.Text);

    /// <summary>The person's last alarms, then what is prepared.</summary>
    private async Task<IReadOnlyList<QuickStart>> QuickAsync(TurnContext turn, AlarmKind kind, CancellationToken cancellationToken)
    {
        var command = kind == AlarmKind.Drill ? "übung" : "alarm";
        var own = (await alarms.ListEndingAfterAsync(turn.Now - LookBack, cancellationToken))
            .Where(alarm => alarm.Coordinator == turn.User && alarm.IsDeployment && alarm.Text.Length > 0)
            .OrderByDescending(alarm => alarm.CreatedAt)
            .Take(MostAlarms)
            .Select(alarm => new QuickStart(Short(AlarmTexts.QuickLike.With(alarm.Number.Spoken, alarm.Text)), $"{command} wie {alarm.Number}"));
        return kind == AlarmKind.Enquiry ? [] :
        [
            .. own,
            .. scenarios.Current.All.Take(MostScenarios).Select(scenario => new QuickStart(Short(scenario.Name.For(CultureInfo.CurrentUICulture)), $"{command} szenario {scenario.Id}")),
            new QuickStart(AlarmTexts.QuickMore, "szenarien"),
        ];
    }

    private static string Short(string title) => title.Length <= LongestTitle ? title : $"{title[..(LongestTitle - 1)]}…";
}

/// <summary>What an alarm is for.</summary>
public enum AlarmKind
{
    /// <summary>A call for help.</summary>
    Alarm,

    /// <summary>An exercise.</summary>
    Drill,

    /// <summary>A question to people who know something.</summary>
    Enquiry,
}

/// <summary>With what an alarm begins.</summary>
public sealed record AlarmDraftStart(AlarmFields Fields, AlarmKind Kind)
{
    /// <summary>The reason that is chosen in advance; empty for none.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>Buttons for a form that is empty.</summary>
    public IReadOnlyList<QuickStart> Quick { get; init; } = [];
}
