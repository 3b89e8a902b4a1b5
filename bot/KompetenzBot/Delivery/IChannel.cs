using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>A way to a person.</summary>
public interface IChannel
{
    /// <summary>Sends a new message.</summary>
    Task<SendOutcome> SendAsync(UserId user, Message message, CancellationToken cancellationToken);

    /// <summary>Replaces a message that was delivered.</summary>
    Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken);
}
