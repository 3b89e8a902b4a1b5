using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;

namespace KompetenzBot.Alarms.Composing;

/// <summary><c>anfrage 2 Notstrom: wer kennt Aggregate über 100 kVA?</c>: asks people who know something, while they work. A yes means "you may phone me".</summary>
public sealed class EnquiryCommand(AlarmStart start, ICoordinators coordinators) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("anfrage", "enquiry", () => AlarmTexts.EnquiryDescription, "nachfrage", "inquiry") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => start.BeginAsync(turn, arguments, AlarmKind.Enquiry, cancellationToken);
}
