namespace KompetenzBot.Registration.Sampling;

/// <summary>A text message with which a person finds out whether their number is right, and the bot whether it is theirs.</summary>
/// <param name="To">E.164.</param>
/// <param name="Code">Four digits that stand in the message.</param>
/// <param name="Id">Of the next sending: two clicks that race send one message.</param>
/// <param name="CreatedAt">When the next sending was prepared.</param>
/// <param name="Sent">Whether it was sent at least once.</param>
/// <param name="Wrong">How often other digits were typed.</param>
public sealed record SampleMessage(string To, string Code, Guid Id, DateTimeOffset CreatedAt, bool Sent = false, int Wrong = 0);
