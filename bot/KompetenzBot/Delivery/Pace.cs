namespace KompetenzBot.Delivery;

/// <summary>
/// The one gate through which every request to the channel goes: evenly spread below the rate, no more at once than is allowed, and of those who wait
/// the most urgent first. Whoever waited long must look again whether it is still wanted. Safe for concurrent use.
/// </summary>
public sealed class Pace : IDisposable
{
    /// <summary>Timers fire late: what was lost by that, up to so much, is caught up with.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(100);

    /// <summary>How many replies may go ahead of their time: somebody waits for each.</summary>
    private const int Ahead = 5;

    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter>[] _waiting = [.. Enumerable.Range(0, 1 + Enum.GetValues<WorkPriority>().Length).Select(_ => new LinkedList<Waiter>())];
    private readonly RecentRequests _left;
    private readonly double _limit;
    private readonly int _concurrency;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly ITimer _timer;
    private ThrottleState _throttle = ThrottleState.None;
    private double _share;
    private TimeSpan _next;
    private TimeSpan _heldUntil;
    private TimeSpan _toldUntil;
    private bool _isArmed;
    private int _inFlight;
    private int _used;

    /// <summary>Makes a gate whose whole rate is this instance's.</summary>
    public Pace(double requestsPerSecond, int concurrency, TimeProvider time)
    {
        (_limit, _share, _concurrency, _time) = (requestsPerSecond, requestsPerSecond, concurrency, time);
        _left = new RecentRequests((int)Math.Max(1, requestsPerSecond));
        // not the wall clock: where that is set back, everything would wait for it to come round again
        _started = time.GetTimestamp();
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The rate of all instances together.</summary>
    public double Limit => _limit;

    /// <summary>The part of the rate that is this instance's.</summary>
    public double Share
    {
        get
        {
            lock (_lock)
            {
                return _share;
            }
        }

        set
        {
            lock (_lock)
            {
                _share = Math.Clamp(value, _limit / 1000, _limit);
                Admit();
            }
        }
    }

    /// <summary>The same as a part of the whole rate, from 0 to 1.</summary>
    public double Part => Share / Limit;

    /// <summary>For how much longer nothing leaves because the channel refused this instance's requests.</summary>
    public TimeSpan OwnHold
    {
        get
        {
            lock (_lock)
            {
                return _heldUntil > Now ? _heldUntil - Now : TimeSpan.Zero;
            }
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_started);

    /// <summary>Waits for a turn. Dispose it when the request has been answered.</summary>
    /// <param name="priority">The queue that the request comes from; null for a reply or a situation card, which go before all of them.</param>
    /// <param name="cancellationToken">Whoever gives up holds nobody up.</param>
    public Task<IDisposable> EnterAsync(WorkPriority? priority, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<IDisposable>(cancellationToken);
        }

        var waiter = new Waiter(this, priority is { } queue ? 1 + (int)queue : 0);
        lock (_lock)
        {
            _waiting[waiter.Rank].AddLast(waiter.Place);
            Admit();
        }

        waiter.GiveUpWith(cancellationToken);
        return waiter.Admitted;
    }

    /// <summary>Waits for a turn that a request takes beside its own.</summary>
    public async Task PassAsync(WorkPriority? priority, CancellationToken cancellationToken) => ((Waiter)await EnterAsync(priority, cancellationToken)).Leave(isAnswered: false);

    /// <summary>The channel refused a request because there were too many. Whether that means this conversation alone or all of them is decided by what else was refused.</summary>
    public void Refused(int conversation, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            (_throttle, var hold) = ThrottleRules.Refused(_throttle, conversation, retryAfter, Now, _share * ThrottleRules.Factor(_throttle, Now));
            _heldUntil = Later(_heldUntil, Now + hold);
        }
    }

    /// <summary>The channel refused a request, and means all of them.</summary>
    public void Refused(TimeSpan retryAfter)
    {
        lock (_lock)
        {
            _heldUntil = Later(_heldUntil, Now + (retryAfter < ThrottleRules.LongestHold ? retryAfter : ThrottleRules.LongestHold));
        }
    }

    /// <summary>Another instance was told to wait.</summary>
    public void Hold(TimeSpan hold)
    {
        lock (_lock)
        {
            _toldUntil = Later(_toldUntil, Now + hold);
        }
    }

    /// <summary>How many requests have left since it was last asked, and how many are waiting.</summary>
    public (int Left, int Waiting) TakeUse()
    {
        lock (_lock)
        {
            var used = _used;
            _used = 0;
            return (used, _waiting.Sum(queue => queue.Count));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void OnTimer()
    {
        lock (_lock)
        {
            Admit();
        }
    }

    /// <summary>Lets in who may go now, and sets the timer for the next one.</summary>
    private void Admit()
    {
        while (_inFlight < _concurrency && First() is { } waiter)
        {
            var now = Now;
            var interval = TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond / (_share * ThrottleRules.Factor(_throttle, now))));
            var turn = waiter.Rank == 0 ? _next - (Ahead * interval) : _next;
            var free = Later(turn, Later(_heldUntil, _toldUntil));
            free = free > now ? free : FreeAt(waiter, now);
            if (free > now)
            {
                // whole milliseconds: a timer cuts off the rest, and would fire again and again until it is really time
                _isArmed = _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((free - now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                return;
            }

            _waiting[waiter.Rank].Remove(waiter.Place);
            _next = Later(_next, _isArmed ? now - CatchUp : now) + interval;
            waiter.Request = _left.Add(now);
            _inFlight++;
            _used++;
            waiter.Enter();
        }

        if (First() is null || _inFlight >= _concurrency)
        {
            _isArmed = false;
        }
    }

    /// <summary>What each instance lets through within a second adds up to what is allowed within it, whenever each of them does.</summary>
    private TimeSpan FreeAt(Waiter waiter, TimeSpan now)
    {
        var most = Math.Clamp((int)_share, 1, _left.Count);
        var period = TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond * most / _share));
        return _left.FreeAt(Math.Min(_left.Count, most + (waiter.Rank == 0 ? Ahead : 0)), period, now);
    }

    private Waiter? First()
    {
        foreach (var queue in _waiting)
        {
            if (queue.First is { } first)
            {
                return first.Value;
            }
        }

        return null;
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiter.Place.List is { } queue)
            {
                queue.Remove(waiter.Place);
                waiter.GiveUp(cancellationToken);
            }
        }
    }

    private void Leave(RecentRequests.Request request, bool isAnswered)
    {
        lock (_lock)
        {
            _inFlight--;
            if (isAnswered)
            {
                _left.Answered(request, Now);
            }
            else
            {
                RecentRequests.Passed(request);
            }

            Admit();
        }
    }

    private sealed class Waiter : IDisposable
    {
        private readonly TaskCompletionSource<IDisposable> _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Pace _pace;
        private CancellationTokenRegistration _registration;
        private int _hasLeft;

        public Waiter(Pace pace, int rank)
        {
            (_pace, Rank) = (pace, rank);
            Place = new LinkedListNode<Waiter>(this);
        }

        public int Rank { get; }

        public LinkedListNode<Waiter> Place { get; }

        public Task<IDisposable> Admitted => _admitted.Task;

        /// <summary>Set before it is admitted.</summary>
        public RecentRequests.Request Request { get; set; } = null!;

        public void Enter() => _admitted.SetResult(this);

        public void GiveUp(CancellationToken cancellationToken) => _admitted.TrySetCanceled(cancellationToken);

        public void GiveUpWith(CancellationToken cancellationToken)
        {
            if (!Admitted.IsCompleted)
            {
                _registration = cancellationToken.UnsafeRegister(_ => _pace.GiveUp(this, cancellationToken), null);
            }
        }

        public void Dispose() => Leave(isAnswered: true);

        public void Leave(bool isAnswered)
        {
            if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
            {
                _registration.Dispose();
                _pace.Leave(Request, isAnswered);
            }
        }
    }
}
