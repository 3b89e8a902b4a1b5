using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>A message that waits for its turn and is made when that has come: by then the work may be over, or look different.</summary>
/// <param name="Priority">Before what it goes.</param>
/// <param name="ComposeAsync">The message as it is to look now; null if it is no longer to be sent. Asked anew for every attempt.</param>
public sealed record DueMessage(WorkPriority Priority, Func<CancellationToken, Task<Message?>> ComposeAsync)
{
    /// <summary>Whether the app may be installed for the person if they have no chat.</summary>
    public bool MayInstall { get; init; }

    /// <summary>To be called when the message leaves: from then on it may have arrived, whatever becomes known of it.</summary>
    public Action Leaving { get; init; } = () => { };
}
