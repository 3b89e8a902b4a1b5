namespace KompetenzBot.Delivery;

/// <summary>
/// How many pointers an instance works on at once. What is less urgent leaves slots free for what is more urgent, so that a stand-down never waits for
/// calls, nor a call for reminders. Of a share of the rate there are fewer, so that what is held does not wait for much longer: it would have to be
/// kept from the others meanwhile. Safe for concurrent use.
/// </summary>
/// <param name="part">The instance's share of the rate, from 0 to 1.</param>
public sealed class WorkSlots(Func<double> part)
{
    /// <summary>How many may be taken before pointers of this queue, and of those after it, are no longer received. By the queue's rank in its lane.</summary>
    private static readonly int[] Most = [7, 5, 4, 3];

    /// <summary>The same with the smallest share.</summary>
    private static readonly int[] Fewest = [5, 3, 2, 1];

    private readonly Lock _lock = new();
    private int _taken;
    private TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The rank of the last queue from which pointers may be received now, and how many; null: from none.</summary>
    public static (int Rank, int Free)? FreeFor(int taken, double part)
    {
        for (var rank = Most.Length - 1; rank >= 0; rank--)
        {
            var most = Fewest[rank] + (int)(part * (Most[rank] - Fewest[rank]));
            if (taken < most)
            {
                return (rank, most - taken);
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
                if (FreeFor(_taken, part()) is { } free)
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
            released = FreeFor(_taken, part())?.Rank == Most.Length - 1 ? null : _released.Task;
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
