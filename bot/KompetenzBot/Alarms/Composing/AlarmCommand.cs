using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Coordinators;

namespace KompetenzBot.Alarms.Composing;

/// <summary><c>alarm</c>: opens the form; with a line behind it, goes straight to the preview. Only for coordinators.</summary>
public sealed class AlarmCommand(AlarmDialog dialog, DialogRunner dialogs, ICoordinators coordinators) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("alarm", "alert", () => AlarmTexts.CommandDescription, "alarmieren", "alarmierung") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await coordinators.RefusalAsync(turn.User, cancellationToken) ?? await dialogs.BeginAsync(turn, dialog, await dialog.StartAsync(turn, arguments, isDrill: false, cancellationToken), startOver: arguments.Length > 0, cancellationToken);
}
