namespace KompetenzBot.Platform.BotFramework;

/// <summary>Metadata of a message: a mention, the client's details, or something this client does not know.</summary>
public sealed record Entity : WireObject
{
    public const string MentionType = "mention";

    public string? Type { get; init; }

    /// <summary>Of a mention: who is mentioned.</summary>
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>Of a mention: the part of the message's text that stands for it, for example <c>&lt;at&gt;KompetenzBot&lt;/at&gt;</c>.</summary>
    public string? Text { get; init; }
}
