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

    /// <summary>What somebody wants who has sent so many requests in a time: everything while more of them wait, otherwise a little more than before.</summary>
    public static double Wanted(int sent, TimeSpan time, bool areWaiting, double limit) =>
        areWaiting ? limit : Math.Min(limit, Math.Max(Least * limit, time > TimeSpan.Zero ? 1.25 * sent / time.TotalSeconds : 0));
}
