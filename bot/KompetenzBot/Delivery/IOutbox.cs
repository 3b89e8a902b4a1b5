using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>The durable rows of all messages. No row, no message; what is in a row is sent, whatever happens to a process or a queue.</summary>
public interface IOutbox
{
    /// <summary>Writes a row for each person who has none yet for this work and purpose. May be repeated after an interruption.</summary>
    /// <returns>Pointers to all rows of these people, old and new, in portions for the queue.</returns>
    Task<IReadOnlyList<WorkPointer>> AddAsync(
        WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>As <see cref="AddAsync"/>, for people who have a part in the work already, or had one: only the message is written.</summary>
    Task<IReadOnlyList<WorkPointer>> AddMessagesAsync(
        WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes the row of one message that becomes due at a time, also in the place of one that was written before, sent or not.</summary>
    Task ScheduleAsync(WorkId work, string purpose, Recipient recipient, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Lets a message that nobody has tried yet and that becomes due later be due at a time before. False: there is none, or not any more.</summary>
    Task<bool> TryBringForwardAsync(WorkId work, UserId user, string purpose, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>The same for all messages of a purpose. May be repeated.</summary>
    Task BringForwardAsync(WorkId work, string purpose, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>The message that a channel took under this id, among those of a partition; null: there is none.</summary>
    Task<OutboxMessage?> FindSentAsync(string partition, string activityId, CancellationToken cancellationToken);

    /// <summary>Pointers to these people's rows, in portions for the queue.</summary>
    IReadOnlyList<WorkPointer> PointTo(WorkKind kind, WorkId work, string purpose, IEnumerable<UserId> users);

    /// <summary>
    /// Takes those rows of the pointer that are due, for the length of a lease; two instances never take the same row. Rows that somebody else
    /// holds, or that are done, are left out.
    /// </summary>
    Task<IReadOnlyList<OutboxMessage>> ClaimAsync(WorkPointer pointer, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Writes where a message stands. Null is a conflict: somebody else has written it or it was erased. Otherwise the row as it now is.</summary>
    Task<OutboxMessage?> TryUpdateAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>The message, or null.</summary>
    Task<OutboxMessage?> FindAsync(WorkId work, UserId user, string purpose, CancellationToken cancellationToken);

    /// <summary>Pointers to all rows of a work that are due and not done, and to those whose card should have been brought up to date by now.</summary>
    /// <param name="work">The work.</param>
    /// <param name="now">Rows due later are left out.</param>
    /// <param name="triedBefore">Only rows that somebody has tried already, or to which no pointer led from the start: the queue still holds the others.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<WorkPointer>> FindDueAsync(WorkId work, DateTimeOffset now, bool triedBefore, CancellationToken cancellationToken);
}
