namespace KompetenzBot.Delivery;

/// <summary>
/// The messages that are being made, or are made and wait for their turn: so many and no more, the most urgent first. Making them takes a while that
/// differs; made in time, they leave when the gate says so, and what waits behind them is not decided long before it is sent. Safe for concurrent use.
/// </summary>
/// <param name="places">How many at present; at least one.</param>
public sealed class Deck(Func<int> places)
{
    /// <summary>A third of a second's messages: longer than the storage usually hesitates.</summary>
    private const int Usual = 16;

    private const int Fewest = 2;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource<IDisposable>, (int Rank, long Number)> _waiting = new();
    private int _taken;
    private long _number;

    /// <summary>One before a gate: of a share of its rate as much less, so that messages do not wait longer.</summary>
    public static Deck Before(Pace pace) => new(() => Math.Max(Fewest, (int)(Usual * pace.Part)));

    /// <summary>How many messages wait for a place.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Waits for a place. Dispose it when the message's turn has come, or it is not to be sent.</summary>
    /// <param name="priority">The queue that the message comes from.</param>
    /// <param name="cancellationToken">Whoever gives up holds nobody up.</param>
    public async Task<IDisposable> EnterAsync(WorkPriority priority, CancellationToken cancellationToken)
    {
        TaskCompletionSource<IDisposable> waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_taken < places())
            {
                _taken++;
                return new Place(this);
            }

            _waiting.Enqueue(waiter, ((int)priority, _number++));
        }

        await using var given = cancellationToken.UnsafeRegister(_ => waiter.TrySetCanceled(cancellationToken), null);
        return await waiter.Task;
    }

    private void Leave()
    {
        lock (_lock)
        {
            _taken--;
            while (_taken < places() && _waiting.TryDequeue(out var waiter, out _))
            {
                if (waiter.TrySetResult(new Place(this)))
                {
                    _taken++;
                }
            }
        }
    }

    private sealed class Place(Deck deck) : IDisposable
    {
        private int _hasLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
            {
                deck.Leave();
            }
        }
    }
}
