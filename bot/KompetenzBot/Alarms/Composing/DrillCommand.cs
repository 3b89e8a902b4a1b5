using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Coordinators;

namespace KompetenzBot.Alarms.Composing;

/// <summary><c>übung</c>: as <c>alarm</c>, and everything that anyone sees of it says that it is an exercise.</summary>
public sealed class DrillCommand(AlarmDialog dialog, DialogRunner dialogs, ICoordinators coordinators) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("übung", "drill", () => AlarmTexts.DrillDescription, "uebung", "probealarmierung") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await coordinators.RefusalAsync(turn.User, cancellationToken) ?? await dialogs.BeginAsync(turn, dialog, await dialog.StartAsync(turn, arguments, isDrill: true, cancellationToken), startOver: true, cancellationToken);
}
