using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>A way to a person.</summary>
public interface IChannel
{
    /// <summary>Whether anything can be sent this way.</summary>
    bool IsAvailable => true;

    /// <summary>What makes a repetition of a message harmless, protected. It is stored with the row before the first attempt and given to every one; empty: nothing does.</summary>
    Task<string> TicketAsync(OutboxMessage row, Message message, CancellationToken cancellationToken) => Task.FromResult(string.Empty);

    /// <summary>Sends a new message.</summary>
    Task<SendOutcome> SendAsync(UserId user, Message message, string ticket, CancellationToken cancellationToken);

    /// <summary>Replaces a message that was delivered.</summary>
    Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken);
}
