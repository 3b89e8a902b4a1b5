namespace KompetenzBot.Sandbox;

/// <summary>Something that a person can let go wrong while the city runs.</summary>
/// <param name="Id">In addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Does">What happens while it is on.</param>
/// <param name="Watch">What a person should look at.</param>
/// <param name="Apply">Makes it so.</param>
public sealed record FaultSwitch(string Id, string Title, string Does, string Watch, Action<bool> Apply)
{
    /// <summary>Since when it is on; null: it is off.</summary>
    public DateTimeOffset? Since { get; init; }
}
