namespace KompetenzBot.Delivery;

/// <summary>
/// A gate whose rate all instances have together. It takes less at once and more only when everybody had the time to learn of it, so that all together
/// never exceed the rate by much. Not thread-safe, but its gate is.
/// </summary>
/// <param name="name">What all instances call it; letters only. It is part of the names of stored values.</param>
/// <param name="pace">The gate.</param>
/// <param name="deck">Where messages wait before they come to the gate; null: they do not.</param>
public sealed class SharedPace(string name, Pace pace, Deck? deck = null)
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
        var (sent, waiting) = pace.TakeUse();
        return new PaceUse(Shares.Wanted(sent, waiting + (deck?.Waiting ?? 0), since, pace.Limit), pace.OwnHold);
    }

    /// <summary>Takes this instance's share.</summary>
    /// <param name="instance">Its name.</param>
    /// <param name="uses">What it, and all others who live, said last, by name.</param>
    /// <param name="hold">The longest time for which one of the others was told to wait, of those who said so just now.</param>
    public void Share(string instance, IReadOnlyDictionary<string, PaceUse> uses, TimeSpan hold)
    {
        var share = Shares.WholeOf(instance, uses.ToDictionary(use => use.Key, use => use.Value.Wanted, StringComparer.Ordinal), pace.Limit);
        var isNew = _before is null && uses.Count > 1;
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
