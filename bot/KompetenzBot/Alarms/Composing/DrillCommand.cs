using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;

namespace KompetenzBot.Alarms.Composing;

/// <summary><c>übung</c>: as <c>alarm</c>, and everything that anyone sees of it says that it is an exercise.</summary>
public sealed class DrillCommand(AlarmStart start, ICoordinators coordinators) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("übung", "drill", () => AlarmTexts.DrillDescription, "uebung", "probealarmierung") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => start.BeginAsync(turn, arguments, AlarmKind.Drill, cancellationToken);
}
