using System.Collections.Concurrent;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Load in which every conversation waits for its answer before it goes on.</summary>
internal static class ClosedLoop
{
    /// <summary>Repeats an exchange until it has happened <paramref name="count"/> times, always with <paramref name="atOnce"/> different people.</summary>
    /// <returns>How long each took, and how long all of them.</returns>
    public static async Task<(IReadOnlyCollection<TimeSpan> Each, TimeSpan All)> RunAsync(
        IReadOnlyList<SimulatedUser> people, int atOnce, int count, Func<SimulatedUser, CancellationToken, Task<TimeSpan>> exchange, CancellationToken cancellationToken)
    {
        var each = new ConcurrentBag<TimeSpan>();
        var begun = 0;
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(people.Index().GroupBy(person => person.Index % atOnce, person => person.Item).Select(group => Task.Run(() => OneAfterAnotherAsync([.. group]), cancellationToken)));
        return (each, TimeProvider.System.GetElapsedTime(started));

        async Task OneAfterAnotherAsync(SimulatedUser[] group)
        {
            for (var turn = 0; Interlocked.Increment(ref begun) <= count; turn++)
                each.Add(await exchange(group[turn % group.Length], cancellationToken));
        }
    }
}
