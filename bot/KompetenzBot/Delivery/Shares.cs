namespace KompetenzBot.Delivery;

/// <summary>Divides one rate among all who share it. Everybody comes to the same result from the same words, so that nobody has to decide for all; pure.</summary>
public static class Shares
{
    /// <summary>Of the rate: what stays with somebody who needs nothing, for the first reply.</summary>
    public const double Least = 0.02;

    /// <summary>The rate of one: as much as they want, where there is enough; of what is scarce, as much as everybody else who wants more. What nobody wants is everybody's.</summary>
    /// <param name="own">What this one wants.</param>
    /// <param name="others">What each of the others wants.</param>
    /// <param name="limit">What they have together.</param>
    public static double Of(double own, IReadOnlyCollection<double> others, double limit)
    {
        var left = limit;
        var count = others.Count + 1;
        foreach (var wanted in others.Append(own).Select(wanted => Math.Max(wanted, Least * limit)).Order())
        {
            var fair = left / count;
            if (wanted >= fair)
            {
                // this one and all that follow get the same
                return Math.Min(Math.Max(own, Least * limit), fair);
            }

            left -= wanted;
            count--;
        }

        return Math.Max(own, Least * limit) + (left / (others.Count + 1));
    }

    /// <summary>
    /// The rate of one in whole requests per second, unless it is less than one: as many within a second as the limit allows, when everybody counts
    /// theirs. Those with the largest rests get one more, of equal ones the first by name; what is left of the limit then is nobody's.
    /// </summary>
    /// <param name="instance">Which one.</param>
    /// <param name="wanted">What each of all wants, by name.</param>
    /// <param name="limit">What they have together.</param>
    public static double WholeOf(string instance, IReadOnlyDictionary<string, double> wanted, double limit)
    {
        var shares = wanted.ToDictionary(one => one.Key, one => Math.Round(Of(one.Value, [.. wanted.Where(other => other.Key != one.Key).Select(other => other.Value)], limit), 6), StringComparer.Ordinal);
        var own = shares[instance];
        if (own < 1 || shares.Count == 1)
        {
            return own;
        }

        var rest = (int)Math.Round(limit - shares.Values.Sum(share => share < 1 ? share : Math.Floor(share)), 6);
        var more = shares.Where(one => one.Value >= 1).OrderByDescending(one => one.Value - Math.Floor(one.Value)).ThenBy(one => one.Key, StringComparer.Ordinal).Take(rest).Select(one => one.Key);
        return Math.Floor(own) + (more.Contains(instance, StringComparer.Ordinal) ? 1 : 0);
    }

    /// <summary>What somebody wants: a little more than to send in the same time what they have sent and what is waiting.</summary>
    public static double Wanted(int sent, int waiting, TimeSpan time, double limit) =>
        Math.Min(limit, Math.Max(Least * limit, sent + waiting == 0 ? 0 : 1.25 * (sent + waiting) / time.TotalSeconds));
}
