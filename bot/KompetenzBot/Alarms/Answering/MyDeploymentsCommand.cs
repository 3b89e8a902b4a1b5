using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Answering;

/// <summary><c>meine einsätze</c>: where I said yes, what is still to come first.</summary>
public sealed class MyDeploymentsCommand(IAnswerStore answers, IAlarmStore alarms, ICatalogues catalogues, DutyClock clock) : ICommand
{
    private const int Most = 10;

    /// <inheritdoc/>
    public CommandWords Words { get; } =
        new("meine einsätze", "my deployments", () => AlarmTexts.MineDescription, "meine einsaetze", "einsätze", "einsaetze", "deployments") { Group = CommandGroup.Helping };

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        List<(Alarm Alarm, CalledPerson Person)> mine = [];
        foreach (var person in (await answers.FindAsync(turn.User, cancellationToken)).Where(one => one.Answer == AnswerKind.Accepted))
        {
            if (await alarms.FindAsync(person.Alarm, cancellationToken) is { IsDeployment: true } alarm)
            {
                mine.Add((alarm, person));
            }
        }

        var ordered = mine.OrderByDescending(one => one.Alarm.IsOpenAt(turn.Now)).ThenByDescending(one => one.Alarm.CreatedAt).ToArray();
        return Reply.Card(
            CardLayout.Page(
                AlarmTexts.MineTitle,
                ordered.Length == 0
                    ? [CardLayout.Text(AlarmTexts.MineNone)]
                    : [.. ordered.Take(Most).SelectMany(one => Describe(one.Alarm, one.Person, turn.Now)), .. ordered.Length > Most ? [CardLayout.Text(AlarmTexts.MineMore.With(ordered.Length - Most), subtle: true)] : Array.Empty<AdaptiveElement>()],
                []),
            AlarmTexts.MineTitle);
    }

    private IEnumerable<AdaptiveElement> Describe(Alarm alarm, CalledPerson person, DateTimeOffset now)
    {
        var need = alarm.Needs.First(n => n.Number == person.Need);
        yield return CardLayout.Section($"{(alarm.IsOpenAt(now) ? "🟢" : "⚪")} {AlarmTexts.AlarmNumber.With(alarm.Number)} · {(alarm.IsOpenAt(now) ? AlarmTexts.MineRunning : AlarmTexts.MineOver)}");
        if (alarm.Text.Length > 0)
        {
            yield return CardLayout.Verbatim(alarm.Text);
        }

        AdaptiveFact[] facts =
        [
            new(AlarmTexts.MineAs, need.Query.Describe(catalogues.Current, CultureInfo.CurrentUICulture)),
            new(AlarmTexts.Where, Markdown.Escape(need.Place)),
            new(AlarmTexts.When, TimeWords.Describe(need.From, need.To, clock)),
            new(AlarmTexts.MineBody, Markdown.Escape(alarm.Body.Name)),
        ];
        yield return new AdaptiveFactSet { Facts = [.. facts.Where(fact => fact.Value.Length > 0)] };
    }
}
