namespace KompetenzBot.Sandbox;

/// <summary>Sliding windows over accepted requests; refused ones do not count. Not thread-safe.</summary>
internal sealed class RequestWindow(IReadOnlyList<RateLimit> limits)
{
    private readonly int _longest = limits.Select(limit => limit.Count).DefaultIfEmpty(0).Max();
    private readonly List<DateTimeOffset> _accepted = [];

    /// <summary>How long a request at this time would have to wait; zero when it may pass.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        var wait = TimeSpan.Zero;
        foreach (var limit in limits)
        {
            if (_accepted.Count < limit.Count)
                continue;
            var until = _accepted[^limit.Count] + limit.Period - now;
            wait = until > wait ? until : wait;
        }

        return wait;
    }

    public void Accept(DateTimeOffset now)
    {
        if (_longest == 0)
            return;
        _accepted.Add(now);
        if (_accepted.Count > 2 * _longest)
            _accepted.RemoveRange(0, _accepted.Count - _longest);
    }
}
