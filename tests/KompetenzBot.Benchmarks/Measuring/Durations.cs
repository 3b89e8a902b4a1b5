namespace KompetenzBot.Benchmarks;

/// <summary>What is said of many durations.</summary>
internal static class Durations
{
    /// <summary>The smallest duration that this share (0 to 1) of all does not exceed.</summary>
    public static TimeSpan Percentile(this IReadOnlyCollection<TimeSpan> durations, double share) =>
        durations.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * durations.Count) - 1));

    public static TimeSpan Median(this IReadOnlyCollection<TimeSpan> durations) => durations.Percentile(0.5);
}
