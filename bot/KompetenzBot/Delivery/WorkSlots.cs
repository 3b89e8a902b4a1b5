namespace KompetenzBot.Delivery;

/// <summary>
/// How many pointers an instance works on at once. What is less urgent leaves slots free for what is more urgent, so that a stand-down never waits for
/// calls, nor a call for reminders. Safe for concurrent use.
/// </summary>
public sealed class WorkSlots
{
    /// <summary>How many may be taken before pointers of this queue, and of those after it, are no longer received. By the queue's rank in its lane.</summary>
    private static readonly int[] Most = [7, 5, 4, 3];

    private readonly Lock _lock = new();
    private int _taken;
    private TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The rank of the last queue from which pointers may be received now, and how many; null: from none.</summary>
    public static (int Rank, int Free)? FreeFor(int taken)
    {
        for (var rank = Most.Length - 1; rank >= 0; rank--)
        {
            if (taken < Most[rank])
            {
                return (rank, Most[rank] - taken);
            }
        }

        return null;
    }

    /// <summary>Waits until pointers may be received.</summary>
    public async Task<(int Rank, int Free)> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task released;
            lock (_lock)
            {
                if (FreeFor(_taken) is { } free)
                {
                    return free;
                }

                released = _released.Task;
            }

            await released.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits for a while; while some queues are left out, until a slot is given back at the most.</summary>
    public async Task WaitForMoreAsync(TimeSpan wait, TimeProvider time, CancellationToken cancellationToken)
    {
        Task? released;
        lock (_lock)
        {
            released = FreeFor(_taken)?.Rank == Most.Length - 1 ? null : _released.Task;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waited = Task.Delay(wait, time, ended.Token);
        await (released is null ? waited : Task.WhenAny(released, waited));
        await ended.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Waits until nothing is worked on any more.</summary>
    public async Task WaitUntilAllAreFreeAsync()
    {
        while (true)
        {
            Task released;
            lock (_lock)
            {
                if (_taken == 0)
                {
                    return;
                }

                released = _released.Task;
            }

            await released;
        }
    }

    /// <summary>Takes a slot.</summary>
    public void Take()
    {
        lock (_lock)
        {
            _taken++;
        }
    }

    /// <summary>Gives a slot back.</summary>
    public void Release()
    {
        TaskCompletionSource released;
        lock (_lock)
        {
            _taken--;
            released = _released;
            _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        released.SetResult();
    }
}
