using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Diagnostics.Status;

/// <summary><c>status</c>: administrators see how the bot is.</summary>
internal sealed class StatusCommand(StatusReader reader, IRoles roles, DutyClock clock) : ICommand
{
    public CommandWords Words { get; } = new("status", "health", () => StatusTexts.Description, "betrieb", "operation") { Group = CommandGroup.Administration };

    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => roles.HasAsync(user, Role.Administrator, cancellationToken);

    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await roles.HasAsync(turn.User, Role.Administrator, cancellationToken)
            ? Reply.Card(StatusCard.Build(await reader.ReadAsync(cancellationToken), clock, turn.Now), StatusTexts.Title)
            : Reply.Text(StatusTexts.AdministratorsOnly);
}
