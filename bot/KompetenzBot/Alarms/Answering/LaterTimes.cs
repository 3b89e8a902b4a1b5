using System.Globalization;

namespace KompetenzBot.Alarms.Answering;

/// <summary>When somebody who answers "later" may be asked again: always before the work begins. Pure.</summary>
internal static class LaterTimes
{
    /// <summary>For work that begins at once, or has begun.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    private static readonly int[] Minutes = [10, 30, 60, 180];

    /// <summary>As many minutes as can be chosen.</summary>
    public static IReadOnlyList<int> For(DateTimeOffset now, DateTimeOffset begin) => [.. Minutes.Where((minutes, i) => i == 0 || now.AddMinutes(minutes) < begin)];

    /// <summary>The time that was chosen; the first one that can be where nothing was, or something that cannot be.</summary>
    public static DateTimeOffset Choose(string chosen, DateTimeOffset now, DateTimeOffset begin) =>
        int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && For(now, begin).Contains(minutes) ? now.AddMinutes(minutes) : now + Soon;
}
