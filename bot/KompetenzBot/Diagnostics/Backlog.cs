using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Delivery.Poison;
using KompetenzBot.Profiles;

namespace KompetenzBot.Diagnostics;

/// <summary>What waits to be done, and what has waited too long. Numbers only.</summary>
internal sealed class Backlog(IEnumerable<IWork> features, IOutbox outbox, IWorkQueues queues, IPoisonQueues poison, IProfileStore profiles, INoticeInForce notice)
{
    /// <summary>A row that is due for so long is stuck: by then somebody should have tried it.</summary>
    public static readonly TimeSpan Stuck = TimeSpan.FromMinutes(2);

    /// <summary>Reminders, pauses and erasures wait for working hours, never for a day.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<QueueLength>> CountQueuesAsync(CancellationToken cancellationToken) => await Task.WhenAll(Enum.GetValues<WorkPriority>().Select(async priority =>
        new QueueLength(priority, await queues.CountAsync(priority, cancellationToken), await poison.CountAsync(priority, cancellationToken))));

    /// <summary>Messages of one work that are stuck.</summary>
    public async Task<int> CountStuckAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await outbox.FindDueAsync(work, now - Stuck, triedBefore: false, cancellationToken)).Sum(pointer => pointer.Users?.Count ?? 0);

    /// <summary>Messages of all work that are stuck.</summary>
    public async Task<int> CountStuckAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var works = (await Task.WhenAll(features.Select(feature => feature.ListUnsettledAsync(now, cancellationToken)))).SelectMany(listed => listed);
        return (await Task.WhenAll(works.Select(work => CountStuckAsync(work.Id, now, cancellationToken)))).Sum();
    }

    /// <summary>People at whom somebody should have looked a day ago, and for a moment also those who have just registered or answered.</summary>
    public async Task<IReadOnlySet<UserId>> FindOverdueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await profiles.FindDueAsync(now - Overdue, notice.Version, alsoUnplanned: false, cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
}

/// <summary>About how much is in a queue and in its poison twin.</summary>
internal sealed record QueueLength(WorkPriority Priority, int Waiting, int Poison);
