namespace KompetenzBot.Delivery;

/// <summary>
/// Says every second that this instance lives and how much it could send, and takes its share of each rate from what the others say.
/// </summary>
public sealed partial class InstanceHeart(IInstances instances, IEnumerable<SharedPace> paces, TimeProvider time, ILogger<InstanceHeart> logger) : IRecurringTask, IAsyncDisposable, IDisposable
{
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly SharedPace[] _paces = [.. paces];
    private readonly Peers _peers = new();
    private readonly long _started = time.GetTimestamp();
    private int _others;
    private long _number;
    private TimeSpan _beatAt;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(1);

    private TimeSpan Now => time.GetElapsedTime(_started);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var own = new Heartbeat(_instance, ++_number, _paces.ToDictionary(pace => pace.Name, pace => pace.TakeUse(Now - _beatAt), StringComparer.Ordinal));
        try
        {
            await ShareAsync(own, cancellationToken);
        }
        catch (Exception) when (Now - _beatAt >= Peers.Silence)
        {
            // the others may take this one for dead, or be as much in the dark
            foreach (var pace in _paces)
            {
                pace.ShareBlindly(_others);
            }

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

    private async Task ShareAsync(Heartbeat own, CancellationToken cancellationToken)
    {
        var seen = await instances.BeatAsync(own, cancellationToken);
        var (alive, news, gone) = _peers.Note(seen, Now);
        (_others, _beatAt) = (alive.Count, Now);
        foreach (var pace in _paces)
        {
            pace.Share(_instance, UsesOf(pace, [own, .. alive]), UsesOf(pace, news).Values.Select(use => use.Hold).DefaultIfEmpty().Max());
        }

        foreach (var instance in gone)
        {
            await instances.RemoveAsync(instance, cancellationToken);
        }
    }

    private static Dictionary<string, PaceUse> UsesOf(SharedPace pace, IEnumerable<Heartbeat> heartbeats) => heartbeats
        .Where(one => one.Uses.ContainsKey(pace.Name))
        .ToDictionary(one => one.Instance, one => one.Uses[pace.Name], StringComparer.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The other instances could not be told that this one ends; they notice it after some seconds.")]
        public static partial void NotRemoved(ILogger logger, Exception exception);
    }
}
