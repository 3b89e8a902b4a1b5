namespace KompetenzBot.Platform.BotFramework;

/// <summary>Result of looking up a member.</summary>
/// <param name="Call">How the call ended.</param>
/// <param name="Member">The member; not null exactly when the call succeeded.</param>
public sealed record MemberOutcome(ConnectorOutcome Call, TeamsChannelAccount? Member);
