namespace KompetenzBot.Delivery;

/// <summary>When the last requests left: so many and no more leave within any period. Not thread-safe.</summary>
internal sealed class RecentRequests(int count)
{
    private readonly TimeSpan[] _left = [.. Enumerable.Repeat(TimeSpan.MinValue, count)];
    private int _oldest;

    /// <summary>How many may leave within a period.</summary>
    public int Count => count;

    /// <summary>When one more may leave.</summary>
    public TimeSpan FreeAt(TimeSpan period) => _left[_oldest] == TimeSpan.MinValue ? TimeSpan.MinValue : _left[_oldest] + period;

    /// <summary>Notes one.</summary>
    public void Add(TimeSpan at)
    {
        _left[_oldest] = at;
        _oldest = (_oldest + 1) % count;
    }
}
