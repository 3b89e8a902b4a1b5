namespace KompetenzBot.Platform.BotFramework;

/// <summary>A chat, group chat or channel thread.</summary>
public sealed record ConversationAccount : WireObject
{
    public string? Id { get; init; }

    public bool? IsGroup { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    public string? Name { get; init; }
}
