namespace KompetenzBot.Delivery;

/// <summary>
/// Looks for rows that are due although no queue message leads to them: retries whose time has come, leases of instances that died, pointers that
/// were lost. What it finds goes back into the queue; the rows' own claims keep it from being sent twice.
/// </summary>
public sealed class Sweeper(IWork works, IOutbox outbox, IWorkQueues queues, TimeProvider time) : IDueWork
{
    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await queues.CountAsync(WorkPriority.Alarms, cancellationToken) > 0;
        List<Exception> failures = [];
        foreach (var work in await works.ListOpenAsync(now, cancellationToken))
        {
            try
            {
                await SweepAsync(work, now, waiting, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>Sweeps one work. Whether pointers were waiting is asked before the round: those that it adds for one work say nothing about another's.</summary>
    private async Task SweepAsync(ListedWork work, DateTimeOffset now, bool waiting, CancellationToken cancellationToken)
    {
        if (!work.Prepared && !waiting)
        {
            await queues.SendAsync(WorkPriority.Alarms, new WorkPointer(WorkKind.Prepare, work.Id.Value), cancellationToken);
        }

        foreach (var pointer in await outbox.FindDueAsync(work.Id, now, triedBefore: waiting, cancellationToken))
        {
            await queues.SendAsync(WorkPriority.Alarms, pointer, cancellationToken);
        }
    }
}
