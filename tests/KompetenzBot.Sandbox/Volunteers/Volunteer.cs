namespace KompetenzBot.Sandbox;

/// <summary>An invented member of staff: the person in Teams, what they entered and how they react.</summary>
public sealed record Volunteer(int Number, SimulatedUser User, VolunteerProfile Profile, Behaviour Behaviour);
