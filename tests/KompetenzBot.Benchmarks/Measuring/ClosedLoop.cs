using System.Collections.Concurrent;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Load in which every conversation waits for its answer before it goes on.</summary>
internal static class ClosedLoop
{
    /// <summary>Repeats an exchange until it has happened often enough, always with different people.</summary>
    /// <param name="people">Who takes part.</param>
    /// <param name="atOnce">How many conversations there are at any time.</param>
    /// <param name="count">How many exchanges there are in all.</param>
    /// <param name="exchange">How long it took; null when it failed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How long each took, how many failed, and how long all of them took.</returns>
    public static async Task<(IReadOnlyCollection<TimeSpan> Each, int Failed, TimeSpan All)> RunAsync(
        IReadOnlyList<SimulatedUser> people,
        int atOnce,
        int count,
        Func<SimulatedUser, CancellationToken, Task<TimeSpan?>> exchange,
        CancellationToken cancellationToken)
    {
        var each = new ConcurrentBag<TimeSpan>();
        var (begun, failed) = (0, 0);
        var started = TimeProvider.System.GetTimestamp();
        var groups = people.Index().GroupBy(person => person.Index % atOnce, person => person.Item);
        await Task.WhenAll(groups.Select(group => Task.Run(() => OneAfterAnotherAsync([.. group]), cancellationToken)));
        return (each, failed, TimeProvider.System.GetElapsedTime(started));

        async Task OneAfterAnotherAsync(SimulatedUser[] group)
        {
            for (var turn = 0; Interlocked.Increment(ref begun) <= count; turn++)
            {
                if (await exchange(group[turn % group.Length], cancellationToken) is { } taken)
                    each.Add(taken);
                else
                    Interlocked.Increment(ref failed);
            }
        }
    }
}
