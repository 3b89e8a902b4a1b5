using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>The feature for whose work messages are sent: it knows who gets what and whether it still matters.</summary>
public interface IWork
{
    /// <summary>The queue that messages of a purpose go through.</summary>
    WorkPriority PriorityOf(string purpose);

    /// <summary>Whether a work is this feature's.</summary>
    bool Owns(WorkId work);

    /// <summary>Writes the rows of a work and puts pointers to them into the queue. May be repeated after an interruption.</summary>
    Task PrepareAsync(WorkId work, CancellationToken cancellationToken);

    /// <summary>The work as it is now; null if it is over or unknown, so that nothing more is sent.</summary>
    Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>These messages, of one purpose, are about to be sent: what is needed for each may be read for all of them at once.</summary>
    Task LookAheadAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>All works that may have something due, also those that have just ended and have rows to settle.</summary>
    Task<IReadOnlyList<ListedWork>> ListUnsettledAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A channel has said for good that it cannot bring a message: the work may take another way. Called before that is written, and again after a crash in between.</summary>
    Task NotReachedAsync(OutboxMessage message, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Rows of the work have changed: what shows them may be redrawn.</summary>
    void Changed(WorkId work);
}

/// <summary>One work, loaded once for a whole portion of messages.</summary>
public interface IOpenWork
{
    /// <summary>The message for a person as it is to look now; null if this person is no longer to get it.</summary>
    Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>Whether the message may still be sent at all, as far as the work alone can tell: looked at before the message waits for its turn.</summary>
    bool IsWanted(OutboxMessage message) => true;

    /// <summary>Whether the app may be installed for the person if they have no chat: only for somebody who has a part in it, as a volunteer or in something that runs.</summary>
    bool MayInstall(OutboxMessage message) => false;

    /// <summary>Before when the message must not be sent, such as a person's working hours; null: at once.</summary>
    Task<DateTimeOffset?> NotBeforeAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

    /// <summary>From when on people could be called with this message, to measure how fast they were; null: not measured.</summary>
    DateTimeOffset? CallableSince(OutboxMessage message) => null;
}

/// <summary>A work in which something may be due.</summary>
/// <param name="Id">The work.</param>
/// <param name="Prepared">Whether all rows are written that will ever be.</param>
public sealed record ListedWork(WorkId Id, bool Prepared);
