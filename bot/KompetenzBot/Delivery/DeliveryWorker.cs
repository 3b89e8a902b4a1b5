using Microsoft.Extensions.Options;

namespace KompetenzBot.Delivery;

/// <summary>Serves the queues of one lane: receives pointers in the order of priority, works on some at a time, keeps them while it does, and completes them.</summary>
public sealed partial class DeliveryWorker(
    IReadOnlyList<WorkPriority> lane, IWorkQueues queues, MessageSender sender, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<DeliveryWorker> logger) : BackgroundService
{
    private const int PoisonAfter = 5;

    /// <summary>After a crash the pointers come back when the leases of the rows have passed, not before.</summary>
    private static readonly TimeSpan Visibility = DeliveryRules.Lease + TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Extension = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestIdle = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ToFinish = TimeSpan.FromSeconds(20);
    private readonly WorkSlots _slots = new(() => sender.Part);
    private readonly CancellationTokenSource _abandon = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        try
        {
            await ServeAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await FinishAsync();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _abandon.Dispose();
        base.Dispose();
    }

    private async Task ServeAsync(CancellationToken stoppingToken)
    {
        var idle = ShortestIdle;
        while (true)
        {
            var wait = AfterFault;
            try
            {
                var (rank, free) = await _slots.WaitAsync(stoppingToken);
                // not given up at stop: what the queue has handed out already would be hidden from everybody for a while
                var received = await queues.ReceiveAsync([.. lane.Take(1 + rank)], free, Visibility, _abandon.Token);
                idle = received.Count > 0 ? ShortestIdle : idle < LongestIdle ? idle * 1.5 : LongestIdle;
                wait = received.Count > 0 ? TimeSpan.Zero : idle;
                foreach (var pointer in received)
                {
                    _slots.Take();
                    _ = RunAsync(pointer, _abandon.Token);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.ReceiveFailed(logger, exception);
            }

            if (wait > TimeSpan.Zero)
            {
                await _slots.WaitForMoreAsync(wait, time, stoppingToken);
            }
        }
    }

    /// <summary>What is in flight when the bot is told to stop is finished, so that its outcome is known; what takes too long is left to another instance.</summary>
    private async Task FinishAsync()
    {
        _abandon.CancelAfter(ToFinish);
        await _slots.WaitUntilAllAreFreeAsync();
    }

    private async Task RunAsync(ReceivedPointer received, CancellationToken abandon)
    {
        try
        {
            if (received.Pointer is null || received.DequeueCount > PoisonAfter)
            {
                Log.Poisoned(logger, received.Priority, received.Pointer?.Work);
                await queues.MoveToPoisonAsync(received, abandon);
                return;
            }

            var work = sender.WorkAsync(received.Pointer, received.Priority, received.DequeueCount > 1, abandon);
            received = await HoldAsync(received, work, abandon);
            if (await work)
            {
                await queues.CompleteAsync(received, abandon);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // the pointer becomes visible again by itself
            Log.WorkFailed(logger, exception, received.Priority, received.Pointer?.Work);
        }
        catch (OperationCanceledException)
        {
            // abandoned at stop: another instance, or this one after its restart, goes on
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Keeps the pointer for as long as its work takes. Where that fails, the work goes on all the same: at worst its pointer is received twice.</summary>
    private async Task<ReceivedPointer> HoldAsync(ReceivedPointer received, Task work, CancellationToken abandon)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(abandon);
        try
        {
            while (await Task.WhenAny(work, Task.Delay(Extension, time, ended.Token)) != work)
            {
                received = await queues.ExtendAsync(received, Visibility, abandon);
            }
        }
        catch (Exception exception)
        {
            Log.NotExtended(logger, exception, received.Priority, received.Pointer?.Work);
        }

        await ended.CancelAsync();
        return received;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The queues could not be read.")]
        public static partial void ReceiveFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "A pointer of queue {Queue} to work {Work} failed and will come back.")]
        public static partial void WorkFailed(ILogger logger, Exception exception, WorkPriority queue, string? work);

        [LoggerMessage(LogLevel.Warning, "A pointer of queue {Queue} to work {Work} could not be kept while it is being worked on.")]
        public static partial void NotExtended(ILogger logger, Exception exception, WorkPriority queue, string? work);

        [LoggerMessage(LogLevel.Error, "A pointer of queue {Queue} to work {Work} was moved to the poison queue.")]
        public static partial void Poisoned(ILogger logger, WorkPriority queue, string? work);
    }
}
