namespace KompetenzBot.Sandbox;

/// <summary>A click of a volunteer on an alarm card.</summary>
/// <param name="Took">From the click to the bot's answer.</param>
/// <param name="Answer">The bot's answer; null when none came.</param>
public sealed record VolunteerAnswer(Volunteer Volunteer, TeamsMessage Message, string Verb, DateTimeOffset At, TimeSpan Took, BotAnswer? Answer);
