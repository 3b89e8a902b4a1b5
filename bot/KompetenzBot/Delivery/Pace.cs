namespace KompetenzBot.Delivery;

/// <summary>Spreads all requests of this instance evenly below the channel's limit. Each caller gets the next free moment.</summary>
public sealed class Pace(double requestsPerSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long _interval = (long)(time.TimestampFrequency / requestsPerSecond);
    private long _next = time.GetTimestamp();

    /// <summary>Waits for the next free moment.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            // not the wall clock: where that is set back, everything would wait for it to come round again
            var now = time.GetTimestamp();
            var slot = Math.Max(_next, now);
            _next = slot + _interval;
            wait = time.GetElapsedTime(now, slot);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
