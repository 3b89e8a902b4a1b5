namespace KompetenzBot.Platform.BotFramework;

/// <summary>A person or a bot as the channel knows it.</summary>
public sealed record ChannelAccount : WireObject
{
    /// <summary>The channel's own id: <c>29:…</c> for a person in Teams, <c>28:{app id}</c> for a bot.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The Entra object id, in the case that the channel sent it; missing for bots and for guests of some kinds.</summary>
    public string? AadObjectId { get; init; }

    /// <summary><c>user</c>, <c>bot</c> or <c>skill</c>.</summary>
    public string? Role { get; init; }
}
