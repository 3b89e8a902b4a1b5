using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;

namespace KompetenzBot.Alarms.Composing;

/// <summary><c>alarm</c>: opens the form; with a line behind it, goes straight to the preview. Only for coordinators.</summary>
public sealed class AlarmCommand(AlarmStart start, ICoordinators coordinators) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("alarm", "alert", () => AlarmTexts.CommandDescription, "alarmieren", "alarmierung") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => start.BeginAsync(turn, arguments, AlarmKind.Alarm, cancellationToken);
}
