using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Situation;

/// <summary><c>alarme</c>: all open alarms and those of the last days, each with a button to its situation.</summary>
public sealed class AlarmsCommand(IAlarmStore alarms, ICoordinators coordinators, DutyClock clock) : ICommand
{
    private const int Most = 8;
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("alarme", "alerts", () => AlarmTexts.AlarmsDescription) { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await coordinators.RefusalAsync(turn.User, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var recent = (await alarms.ListEndingAfterAsync(turn.Now - LookBack, cancellationToken)).OrderByDescending(alarm => alarm.IsOpenAt(turn.Now)).ThenByDescending(alarm => alarm.CreatedAt).Take(Most).ToArray();
        return Reply.Card(
            CardLayout.Page(
                AlarmTexts.AlarmsTitle,
                recent.Length == 0 ? [CardLayout.Text(AlarmTexts.AlarmsNone)] : [.. recent.SelectMany(alarm => Describe(alarm, turn.Now))],
                []),
            AlarmTexts.AlarmsTitle);
    }

    private IEnumerable<AdaptiveElement> Describe(Alarm alarm, DateTimeOffset now)
    {
        var at = clock.ToLocal(alarm.CreatedAt).ToDateTimeUnspecified().ToString("g", CultureInfo.CurrentCulture);
        var state = alarm.IsOpenAt(now) ? $"🟢 {AlarmTexts.MineRunning}" : $"⚪ {AlarmTexts.MineOver}";
        yield return new AdaptiveColumnSet
        {
            Separator = true,
            Spacing = AdaptiveSpacing.Medium,
            Columns =
            [
                new AdaptiveColumn
                {
                    Width = AdaptiveColumnWidth.Stretch,
                    Items =
                    [
                        CardLayout.Section($"{alarm.Number} · {state}"),
                        CardLayout.Text($"{(alarm.IsDrill ? $"🧪 {AlarmTexts.DrillWord} · " : string.Empty)}{at} · {Markdown.Escape(alarm.Body.Name)}", subtle: true),
                        .. alarm.Text.Length > 0 ? [CardLayout.Verbatim(alarm.Text)] : Array.Empty<AdaptiveElement>(),
                    ],
                },
                new AdaptiveColumn
                {
                    Width = AdaptiveColumnWidth.Auto,
                    Items = [new AdaptiveActionSet { Actions = [CommandList.Button(AlarmTexts.SituationButton, $"lage {alarm.Number}")] }],
                },
            ],
        };
    }
}
