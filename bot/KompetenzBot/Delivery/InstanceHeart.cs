namespace KompetenzBot.Delivery;

/// <summary>
/// Says every few seconds that this instance lives and how much it could send, and takes its share of the rate from what the others say. It takes less at
/// once and more only when everybody had the time to learn of it, so that all together never exceed the rate by much.
/// </summary>
public sealed partial class InstanceHeart(IInstances instances, Pace pace, TimeProvider time, ILogger<InstanceHeart> logger) : IRecurringTask, IAsyncDisposable, IDisposable
{
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly Peers _peers = new();
    private readonly long _started = time.GetTimestamp();
    private int _others;
    private long _number;
    private double? _before;
    private TimeSpan _beatAt;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(2);

    private TimeSpan Now => time.GetElapsedTime(_started);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (sent, areWaiting) = pace.TakeUse();
        var own = new Heartbeat(_instance, ++_number, Shares.Wanted(sent, Now - _beatAt, areWaiting, pace.Limit), pace.OwnHold);
        try
        {
            await TakeShareAsync(own, cancellationToken);
        }
        catch (Exception) when (Now - _beatAt >= Peers.Silence)
        {
            // the others may take this one for dead, or be as much in the dark
            pace.Share = pace.Limit / (_others + 1);
            throw;
        }
    }

    /// <summary>The others need not wait.</summary>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        GC.SuppressFinalize(this);
        try
        {
            if (_number > 0)
            {
                await instances.RemoveAsync(_instance, soon.Token);
            }
        }
        catch (Exception exception)
        {
            Log.NotRemoved(logger, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    private async Task TakeShareAsync(Heartbeat own, CancellationToken cancellationToken)
    {
        var seen = await instances.BeatAsync(own, cancellationToken);
        var (alive, hold, gone) = _peers.Note(seen, Now);
        (_others, _beatAt) = (alive.Count, Now);
        var share = Shares.Of(own.Wanted, [.. alive.Select(one => one.Wanted)], pace.Limit);
        var isNew = _before is null && alive.Count > 0;
        pace.Share = isNew ? Shares.Least * pace.Limit : Math.Min(share, _before ?? share);
        _before = isNew ? Shares.Least * pace.Limit : share;
        if (hold > TimeSpan.Zero)
        {
            pace.Hold(hold);
        }

        foreach (var instance in gone)
        {
            await instances.RemoveAsync(instance, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The other instances could not be told that this one ends; they notice it after some seconds.")]
        public static partial void NotRemoved(ILogger logger, Exception exception);
    }
}
