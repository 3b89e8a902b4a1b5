namespace KompetenzBot.Delivery;

/// <summary>
/// Looks for rows that are due although no queue message leads to them: retries whose time has come, leases of instances that died, pointers that
/// were lost. What it finds goes back into the queue; the rows' own claims keep it from being sent twice.
/// </summary>
public sealed class Sweeper(IEnumerable<IWork> features, IOutbox outbox, IWorkQueues queues, TimeProvider time) : IRecurringTask
{
    /// <summary>As many pointers as are put back for one work at a time: more would only wait, and make later alarms wait.</summary>
    private const int MostPointers = 40;

    /// <summary>While other work waits in the queue, one reminder to prepare a work is enough for so long; preparing it twice does no harm.</summary>
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(30);

    private readonly Dictionary<WorkId, DateTimeOffset> _asked = [];

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<Exception> failures = [];
        foreach (var feature in features)
        {
            var waiting = await queues.CountAsync(feature.Priority, cancellationToken);
            foreach (var work in await feature.ListUnsettledAsync(now, cancellationToken))
            {
                try
                {
                    await SweepAsync(feature.Priority, work, now, waiting, cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    failures.Add(exception);
                }
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>Sweeps one work. How many pointers are waiting is asked before the round: those that it adds for one work say nothing about another's.</summary>
    private async Task SweepAsync(WorkPriority priority, ListedWork work, DateTimeOffset now, int waiting, CancellationToken cancellationToken)
    {
        if (!work.Prepared && (waiting == 0 || !_asked.TryGetValue(work.Id, out var asked) || now - asked >= BetweenQuestions))
        {
            _asked[work.Id] = now;
            await queues.SendAsync(priority, new WorkPointer(WorkKind.Prepare, work.Id.Value), cancellationToken);
        }

        if (work.Prepared)
        {
            _asked.Remove(work.Id);
        }

        if (waiting >= MostPointers)
        {
            return;
        }

        foreach (var pointer in (await outbox.FindDueAsync(work.Id, now, triedBefore: waiting > 0, cancellationToken)).Take(MostPointers))
        {
            await queues.SendAsync(priority, pointer, cancellationToken);
        }
    }
}
