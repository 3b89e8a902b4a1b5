namespace KompetenzBot.Sandbox;

/// <summary>An invented member of staff: the person in Teams, what they entered and how they react.</summary>
public sealed record Volunteer(int Number, SimulatedUser User, VolunteerProfile Profile, Behaviour Behaviour)
{
    /// <summary>How they react to a text message.</summary>
    public SmsBehaviour BySms { get; init; } = SmsBehaviour.Silent;

    /// <summary>What becomes of text messages to them.</summary>
    public PhoneLine Line { get; init; }
}
