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
        var waiting = await CountAsync(cancellationToken);
        var failures = new Failures();
        foreach (var feature in features)
        {
            await failures.TryAsync(async () =>
            {
                foreach (var work in await feature.ListUnsettledAsync(now, cancellationToken))
                {
                    await failures.TryAsync(() => SweepAsync(feature, work, now, waiting, cancellationToken));
                }
            });
        }

        failures.Throw();
    }

    private async Task<Dictionary<WorkPriority, int>> CountAsync(CancellationToken cancellationToken)
    {
        Dictionary<WorkPriority, int> waiting = [];
        foreach (var priority in Enum.GetValues<WorkPriority>())
        {
            waiting[priority] = await queues.CountAsync(priority, cancellationToken);
        }

        return waiting;
    }

    /// <summary>Sweeps one work. How many pointers are waiting is asked before the round: those that it adds for one work say nothing about another's.</summary>
    private async Task SweepAsync(IWork feature, ListedWork work, DateTimeOffset now, Dictionary<WorkPriority, int> waiting, CancellationToken cancellationToken)
    {
        var usual = feature.PriorityOf(string.Empty);
        if (!work.Prepared && (waiting[usual] == 0 || !_asked.TryGetValue(work.Id, out var asked) || now - asked >= BetweenQuestions))
        {
            _asked[work.Id] = now;
            await queues.SendAsync(usual, new WorkPointer(WorkKind.Prepare, work.Id.Value), cancellationToken);
        }

        if (work.Prepared)
        {
            _asked.Remove(work.Id);
        }

        var due = await outbox.FindDueAsync(work.Id, now, triedBefore: waiting[usual] > 0, cancellationToken);
        foreach (var (priority, pointers) in due.GroupBy(pointer => pointer.Kind == WorkKind.Update ? WorkPriority.Updates : feature.PriorityOf(pointer.Purpose)).Select(group => (group.Key, group)))
        {
            if (waiting[priority] < MostPointers)
            {
                await queues.SendAsync(priority, pointers.Take(MostPointers), cancellationToken);
            }
        }
    }
}
