using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Tests.Delivery;

/// <summary>A channel on which nobody's turn comes in time.</summary>
internal sealed class BusyChannel : IChannel
{
    public Task<SendOutcome> SendAsync(UserId user, Message message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SendOutcome?> SendAsync(UserId user, DueMessage due, CancellationToken cancellationToken) => Task.FromResult<SendOutcome?>(null);
}
