namespace KompetenzBot.Delivery;

/// <summary>
/// When the last requests reached the channel, as far as that can be known: so that no more than are allowed reach it within any period. A request that took longer
/// than usual may have arrived as much later, and one that has no answer yet may arrive now. Not thread-safe.
/// </summary>
internal sealed class RecentRequests(int count)
{
    /// <summary>Of the difference to the last request: an answer that is faster shows what is usual, one that is slower does so only if it lasts.</summary>
    private const double Faster = 0.25;

    private const double Slower = 1 / 64d;

    /// <summary>Of one request: a stall of the storage or of this process makes many late at once, and says nothing about what is usual.</summary>
    private static readonly TimeSpan MostLearned = TimeSpan.FromMilliseconds(50);

    private readonly Request[] _last = [.. Enumerable.Range(0, count).Select(_ => new Request())];
    private readonly TimeSpan[] _arrived = new TimeSpan[count];
    private TimeSpan? _usual;

    /// <summary>How many are remembered.</summary>
    public int Count => count;

    /// <summary>When one more may leave, so that at most so many arrive within the period.</summary>
    /// <param name="most">At least one; at most <see cref="Count"/>.</param>
    /// <param name="period">How long it is.</param>
    /// <param name="now">The time.</param>
    public TimeSpan FreeAt(int most, TimeSpan period, TimeSpan now)
    {
        var at = most == count ? Oldest(now).At : Latest(most, now);
        return at == TimeSpan.MinValue ? at : at + period;
    }

    /// <summary>Notes one that leaves.</summary>
    public Request Add(TimeSpan now) => _last[Oldest(now).Place] = new Request { LeftAt = now, IsOnItsWay = true };

    /// <summary>Notes that one was answered.</summary>
    public void Answered(Request request, TimeSpan now)
    {
        var taken = now - request.LeftAt;
        _usual = _usual is { } usual ? usual + (taken < usual ? (taken - usual) * Faster : Shorter(taken - usual, MostLearned) * Slower) : taken;
        (request.LeftAt, request.IsOnItsWay) = (ArrivedAt(request, now), false);
    }

    /// <summary>Notes that one has ended without going anywhere by itself: it counts when it left.</summary>
    public static void Passed(Request request) => request.IsOnItsWay = false;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan ArrivedAt(Request request, TimeSpan now) =>
        request.IsOnItsWay && _usual is { } usual && now - usual > request.LeftAt ? now - usual : request.LeftAt;

    /// <summary>The earliest of the latest so many.</summary>
    private TimeSpan Latest(int many, TimeSpan now)
    {
        for (var place = 0; place < _last.Length; place++)
        {
            _arrived[place] = ArrivedAt(_last[place], now);
        }

        Array.Sort(_arrived);
        return _arrived[^many];
    }

    private (int Place, TimeSpan At) Oldest(TimeSpan now)
    {
        var oldest = (Place: 0, At: TimeSpan.MaxValue);
        for (var place = 0; place < _last.Length; place++)
        {
            if (ArrivedAt(_last[place], now) is var at && at < oldest.At)
            {
                oldest = (place, at);
            }
        }

        return oldest;
    }

    /// <summary>One of them.</summary>
    internal sealed class Request
    {
        /// <summary>When it left; after its answer, when it may have arrived, less the usual time.</summary>
        public TimeSpan LeftAt { get; set; } = TimeSpan.MinValue;

        /// <summary>Whether it has no answer yet.</summary>
        public bool IsOnItsWay { get; set; }
    }
}
