namespace KompetenzBot.Delivery;

/// <summary>
/// A gate whose rate all instances have together. It takes less at once and more only when everybody had the time to learn of it, so that all together
/// never exceed the rate by much. Not thread-safe, but its gate is.
/// </summary>
/// <param name="name">What all instances call it; letters only. It is part of the names of stored values.</param>
/// <param name="pace">The gate.</param>
public sealed class SharedPace(string name, Pace pace)
{
    /// <summary>Of the requests to Teams.</summary>
    public const string Teams = "Teams";

    /// <summary>Of text messages.</summary>
    public const string Sms = "Sms";

    /// <summary>Of installing the app through the directory.</summary>
    public const string Directory = "Directory";

    /// <summary>All whose rates are shared.</summary>
    public static IReadOnlyList<string> Names { get; } = [Teams, Sms, Directory];

    private double? _before;

    /// <summary>What all instances call it.</summary>
    public string Name => name;

    /// <summary>What this instance made of it since it was last asked.</summary>
    public PaceUse TakeUse(TimeSpan since)
    {
        var (sent, areWaiting) = pace.TakeUse();
        return new PaceUse(Shares.Wanted(sent, since, areWaiting, pace.Limit), pace.OwnHold);
    }

    /// <summary>Takes this instance's share.</summary>
    /// <param name="own">What it said of itself.</param>
    /// <param name="others">What all others who live said last.</param>
    /// <param name="hold">The longest time for which one of them was told to wait, of those who said so just now.</param>
    public void Share(PaceUse own, IReadOnlyCollection<PaceUse> others, TimeSpan hold)
    {
        var share = Shares.Of(own.Wanted, [.. others.Select(one => one.Wanted)], pace.Limit);
        var isNew = _before is null && others.Count > 0;
        pace.Share = isNew ? Shares.Least * pace.Limit : Math.Min(share, _before ?? share);
        _before = isNew ? Shares.Least * pace.Limit : share;
        if (hold > TimeSpan.Zero)
        {
            pace.Hold(hold);
        }
    }

    /// <summary>Takes an equal part: the others cannot be asked.</summary>
    public void ShareBlindly(int others) => pace.Share = pace.Limit / (others + 1);
}
