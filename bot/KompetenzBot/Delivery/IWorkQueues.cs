namespace KompetenzBot.Delivery;

/// <summary>The queues. Those of one channel are served in this order; what waits for one channel never holds up the other.</summary>
public enum WorkPriority
{
    /// <summary>Stand-downs and cancellations.</summary>
    Urgent,

    /// <summary>Calls, approvals, assignments.</summary>
    Alarms,

    /// <summary>Cards that are to show a newer state.</summary>
    Updates,

    /// <summary>Reminders.</summary>
    Reminders,

    /// <summary>Text messages about stand-downs and cancellations.</summary>
    UrgentSms,

    /// <summary>Text messages that call people.</summary>
    Sms,
}

/// <summary>The queues between instances. A pointer that is received comes back by itself unless it is completed.</summary>
public interface IWorkQueues
{
    /// <summary>Appends a pointer.</summary>
    Task SendAsync(WorkPriority priority, WorkPointer pointer, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="count"/> pointers of the first of these queues that has any; the others stay where they are.</summary>
    Task<IReadOnlyList<ReceivedPointer>> ReceiveAsync(IReadOnlyList<WorkPriority> queues, int count, TimeSpan visibility, CancellationToken cancellationToken);

    /// <summary>Removes a pointer after its work is done.</summary>
    Task CompleteAsync(ReceivedPointer received, CancellationToken cancellationToken);

    /// <summary>Keeps a pointer for longer; the result replaces the one given.</summary>
    Task<ReceivedPointer> ExtendAsync(ReceivedPointer received, TimeSpan visibility, CancellationToken cancellationToken);

    /// <summary>Moves a pointer whose work fails again and again to the queue's poison twin, where a person can look at it.</summary>
    Task MoveToPoisonAsync(ReceivedPointer received, CancellationToken cancellationToken);

    /// <summary>Appends several, in their order.</summary>
    async Task SendAsync(WorkPriority priority, IEnumerable<WorkPointer> pointers, CancellationToken cancellationToken)
    {
        foreach (var pointer in pointers)
        {
            await SendAsync(priority, pointer, cancellationToken);
        }
    }

    /// <summary>About how many pointers are waiting or being worked on.</summary>
    Task<int> CountAsync(WorkPriority priority, CancellationToken cancellationToken);
}

/// <summary>A pointer that this instance holds for a while.</summary>
/// <param name="Priority">The queue it came from.</param>
/// <param name="Pointer">Null if the text was not a pointer.</param>
/// <param name="Text">The text as it was.</param>
/// <param name="MessageId">The queue's id.</param>
/// <param name="PopReceipt">Changes with every extension.</param>
/// <param name="DequeueCount">How often it was received.</param>
public sealed record ReceivedPointer(WorkPriority Priority, WorkPointer? Pointer, string Text, string MessageId, string PopReceipt, long DequeueCount);
