using Microsoft.Extensions.Options;

namespace KompetenzBot.Delivery;

/// <summary>
/// Looks for rows that are due although no queue message leads to them: retries whose time has come, leases of instances that died, pointers that
/// were lost. What it finds goes back into the queue; the rows' own claims keep it from being sent twice.
/// </summary>
public sealed partial class Sweeper(
    IWork works, IOutbox outbox, IWorkQueues queues, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Sweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.SweepFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var work in await works.ListOpenAsync(now, cancellationToken))
        {
            var waiting = await queues.CountAsync(WorkPriority.Alarms, cancellationToken) > 0;
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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Looking for messages that are due failed; it is tried again.")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
