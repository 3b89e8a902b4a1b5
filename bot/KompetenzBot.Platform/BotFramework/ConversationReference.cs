namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// How to reach a conversation again later. To be stored, and stored anew at every inbound activity, since the channel may move
/// a conversation to another service URL.
/// </summary>
public sealed record ConversationReference : WireObject
{
    public required string ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? Bot { get; init; }

    public ChannelAccount? User { get; init; }

    public required ConversationAccount Conversation { get; init; }

    public string? TenantId { get; init; }
}
