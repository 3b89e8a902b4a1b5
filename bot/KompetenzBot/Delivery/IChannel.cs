using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>A way to a person.</summary>
public interface IChannel
{
    /// <summary>This instance's share of the channel's rate, from 0 to 1.</summary>
    double Part => 1;

    /// <summary>Whether anything can be sent this way.</summary>
    bool IsAvailable => true;

    /// <summary>What makes a repetition of a message harmless, protected. It is stored with the row before the first attempt and comes with every one; empty: nothing does.</summary>
    Task<string> TicketAsync(OutboxMessage row, Message message, CancellationToken cancellationToken) => Task.FromResult(string.Empty);

    /// <summary>Sends a new message before all that wait.</summary>
    Task<SendOutcome> SendAsync(UserId user, Message message, CancellationToken cancellationToken);

    /// <summary>Replaces a message that was delivered, before all that wait.</summary>
    Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken);

    /// <summary>Sends a new message when its turn has come. Null: it was no longer to be sent.</summary>
    async Task<SendOutcome?> SendAsync(UserId user, DueMessage due, CancellationToken cancellationToken) =>
        await due.ComposeAsync(cancellationToken) is { } message ? await SendAsync(user, message, cancellationToken) : null;

    /// <summary>Replaces a message that was delivered when its turn has come. Null: it was no longer to be replaced.</summary>
    async Task<SendOutcome?> UpdateAsync(UserId user, string activityId, DueMessage due, CancellationToken cancellationToken) =>
        await due.ComposeAsync(cancellationToken) is { } message ? await UpdateAsync(user, activityId, message, cancellationToken) : null;
}
