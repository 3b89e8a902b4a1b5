using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Situation;

/// <summary><c>alarme</c>: all open alarms and those of the last days, each with a button to its situation.</summary>
public sealed class AlarmsCommand(IAlarmStore alarms, ICoordinators coordinators, AlarmListCard card) : ICommand
{
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

        var recent = await alarms.ListEndingAfterAsync(turn.Now - LookBack, cancellationToken);
        AdaptiveElement[] none = recent.Count == 0 ? [CardLayout.Text(AlarmTexts.AlarmsNone)] : [];
        return Reply.Card(card.Build(AlarmTexts.AlarmsTitle, none, recent, turn.Now, alarm => (AlarmTexts.SituationButton, $"lage {alarm.Number}")), AlarmTexts.AlarmsTitle);
    }
}
