namespace KompetenzBot.Delivery;

/// <summary>When messages were written to one conversation, against all windows of the limit at once. Pure but for what it remembers; not thread-safe.</summary>
public sealed class ConversationWrites
{
    /// <summary>Of "Optimize your bot with rate limiting in Teams", sending and creating. What is forgotten is subtracted from the hour.</summary>
    private static readonly (int Count, TimeSpan Period)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800 - (60 * FewEnough), TimeSpan.FromHours(1)),
    ];

    /// <summary>What leaves at one distance may arrive at a shorter one.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(50);

    /// <summary>After a minute without messages, so few are forgotten: at most so many per minute, which the limit of the hour leaves room for.</summary>
    private const int FewEnough = 10;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private long[] _written = new long[2];
    private int _first;
    private int _count;
    private TimeSpan _heldUntil;

    /// <summary>How long one more message must wait at this time.</summary>
    public TimeSpan WaitAt(TimeSpan now)
    {
        var wait = _heldUntil - now;
        foreach (var (count, period) in Limits)
        {
            if (_count >= count)
            {
                var until = TimeSpan.FromMilliseconds(Written(_count - count)) + period + OnTheWay - now;
                wait = until > wait ? until : wait;
            }
        }

        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Notes a message. True.</summary>
    public bool Add(TimeSpan now)
    {
        Forget(now);
        if (_count == _written.Length)
        {
            var larger = new long[2 * _count];
            for (var i = 0; i < _count; i++)
            {
                larger[i] = Written(i);
            }

            (_written, _first) = (larger, 0);
        }

        _written[(_first + _count++) % _written.Length] = (long)Math.Ceiling(now.TotalMilliseconds);
        return true;
    }

    /// <summary>Nothing is to be written before.</summary>
    public void HoldUntil(TimeSpan time) => _heldUntil = time > _heldUntil ? time : _heldUntil;

    /// <summary>Whether nothing is lost that matters.</summary>
    public bool MayBeForgotten(TimeSpan now)
    {
        Forget(now);
        return _heldUntil <= now && (_count == 0 || (_count <= FewEnough && now - TimeSpan.FromMilliseconds(Written(_count - 1)) >= Idle));
    }

    private long Written(int index) => _written[(_first + index) % _written.Length];

    private void Forget(TimeSpan now)
    {
        while (_count > 0 && now - TimeSpan.FromMilliseconds(Written(0)) > Limits[^1].Period)
        {
            _first = (_first + 1) % _written.Length;
            _count--;
        }
    }
}
