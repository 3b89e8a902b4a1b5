namespace KompetenzBot.Sandbox;

/// <summary>Which volunteers there are and how fast they live.</summary>
public sealed record VolunteersOptions
{
    public int Count { get; init; } = 300;

    public int Seed { get; init; } = 1;

    /// <summary>How many times faster than real people they answer.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The share (0 to 1) of those who say yes and add a remark, if the card takes one.</summary>
    public double Remarks { get; init; } = 0.2;

    /// <summary>The share (0 to 1) of those with a mobile number who agreed to text messages.</summary>
    public double Texted { get; init; }
}
