namespace KompetenzBot.Delivery;

/// <summary>What this instance knows about Teams from its own requests. Safe for concurrent use.</summary>
public sealed class TeamsHealth(TimeProvider time)
{
    /// <summary>Teams is out when nothing has gone through for so long.</summary>
    public static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(60);

    /// <summary>A failure that long ago says nothing about now.</summary>
    private static readonly TimeSpan StillTrue = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private DateTimeOffset? _since;
    private DateTimeOffset _last;

    /// <summary>The first failure since Teams worked; null: it works, as far as is known.</summary>
    public DateTimeOffset? FailingSince
    {
        get
        {
            lock (_lock)
            {
                return _since;
            }
        }
    }

    /// <summary>A request was answered, whatever it said about the person.</summary>
    public void Answered()
    {
        lock (_lock)
        {
            _since = null;
        }
    }

    /// <summary>A request was not answered, or only with a fault.</summary>
    public void Failed()
    {
        lock (_lock)
        {
            _last = time.GetUtcNow();
            _since ??= _last;
        }
    }

    /// <summary>Whether nothing has gone through for <see cref="Tolerated"/>.</summary>
    public bool IsOutAt(DateTimeOffset now)
    {
        lock (_lock)
        {
            return _since is { } since && now - since >= Tolerated && now - _last < StillTrue;
        }
    }
}
