using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Tests.Delivery;

/// <summary>The real outbox behind a storage that fails for some writes of an outcome, as a storage does while it moves a partition.</summary>
internal sealed class HesitatingOutbox(IOutbox outbox, int failures) : IOutbox
{
    private int _failures = failures;

    public Task<OutboxMessage?> TryUpdateAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        message.State == DeliveryState.Delivered && Interlocked.Decrement(ref _failures) >= 0
            ? throw new IOException("The partition is moving.")
            : outbox.TryUpdateAsync(message, cancellationToken);

    public Task<IReadOnlyList<WorkPointer>> AddAsync(
        WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken) =>
        outbox.AddAsync(work, purpose, recipients, now, cancellationToken);

    public Task<IReadOnlyList<OutboxMessage>> ClaimAsync(WorkPointer pointer, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        outbox.ClaimAsync(pointer, now, lease, cancellationToken);

    public Task<IReadOnlyList<WorkPointer>> AddMessagesAsync(WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken) =>
        outbox.AddMessagesAsync(work, purpose, recipients, now, cancellationToken);

    public Task ScheduleAsync(WorkId work, string purpose, Recipient recipient, DateTimeOffset dueAt, CancellationToken cancellationToken) => outbox.ScheduleAsync(work, purpose, recipient, dueAt, cancellationToken);

    public Task<bool> TryBringForwardAsync(WorkId work, UserId user, string purpose, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        outbox.TryBringForwardAsync(work, user, purpose, dueAt, cancellationToken);

    public Task BringForwardAsync(WorkId work, string purpose, DateTimeOffset dueAt, CancellationToken cancellationToken) => outbox.BringForwardAsync(work, purpose, dueAt, cancellationToken);

    public Task<OutboxMessage?> FindSentAsync(string partition, string activityId, CancellationToken cancellationToken) => outbox.FindSentAsync(partition, activityId, cancellationToken);

    public IReadOnlyList<WorkPointer> PointTo(WorkKind kind, WorkId work, string purpose, IEnumerable<UserId> users) => outbox.PointTo(kind, work, purpose, users);

    public Task<OutboxMessage?> FindAsync(WorkId work, UserId user, string purpose, CancellationToken cancellationToken) =>
        outbox.FindAsync(work, user, purpose, cancellationToken);

    public Task<IReadOnlyList<WorkPointer>> FindDueAsync(WorkId work, DateTimeOffset now, bool triedBefore, CancellationToken cancellationToken) =>
        outbox.FindDueAsync(work, now, triedBefore, cancellationToken);
}
