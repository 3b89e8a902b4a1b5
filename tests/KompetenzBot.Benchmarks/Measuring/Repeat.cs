namespace KompetenzBot.Benchmarks;

/// <summary>Does the same again and again.</summary>
internal static class Repeat
{
    /// <summary>The median of some rounds, after one that does not count.</summary>
    /// <param name="round">Returns something, so that its work cannot be left out, and the same each time.</param>
    /// <exception cref="InvalidOperationException">Two rounds did not do the same.</exception>
    public static async Task<TimeSpan> MedianAsync(int rounds, Func<Task<int>> round)
    {
        var expected = await round();
        var times = new List<TimeSpan>(rounds);
        for (var done = 0; done < rounds; done++)
        {
            var started = TimeProvider.System.GetTimestamp();
            var result = await round();
            times.Add(TimeProvider.System.GetElapsedTime(started));
            if (result != expected)
                throw new InvalidOperationException(FormattableString.Invariant($"A round came to {result}, the first to {expected}."));
        }

        return times.Median();
    }
}
