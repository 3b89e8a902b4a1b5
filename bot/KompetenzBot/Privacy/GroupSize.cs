using System.Globalization;

namespace KompetenzBot.Privacy;

/// <summary>Shows how large a group is without telling about single people: zero, "1–4", then rounded down to fives.</summary>
public static class GroupSize
{
    private const int Step = 5;

    /// <summary>The number as it may be shown.</summary>
    /// <param name="count">The true size, not negative.</param>
    /// <param name="minimum">The smallest group that is shown as a number.</param>
    public static string Describe(int count, int minimum) => count switch
    {
        0 => "0",
        _ when count < minimum => $"1–{(minimum - 1).ToString(CultureInfo.InvariantCulture)}",
        _ when count < Step => count.ToString(CultureInfo.InvariantCulture),
        _ => (count - (count % Step)).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The largest number of which the same would be shown: what is said because of it tells no more than <see cref="Describe"/>.</summary>
    /// <param name="count">The true size, not negative.</param>
    /// <param name="minimum">The smallest group that is shown as a number.</param>
    public static int AtMost(int count, int minimum) => count switch
    {
        0 => 0,
        _ when count < minimum => minimum - 1,
        _ when count < Step => count,
        _ => count - (count % Step) + Step - 1,
    };
}
