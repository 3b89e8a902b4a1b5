namespace KompetenzBot.Platform.BotFramework;

/// <summary>Whether an inbound activity really comes from the Bot Framework.</summary>
public abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>Signed by the Bot Framework, for this bot, this channel and this service URL.</summary>
    public sealed record Valid : TokenVerdict
    {
        internal static readonly Valid Instance = new();
    }

    /// <summary>To be answered by 401.</summary>
    public sealed record Unauthorized(TokenRefusal Reason) : TokenVerdict;

    /// <summary>To be answered by 403: a genuine token that belongs to something else.</summary>
    public sealed record Forbidden(TokenRefusal Reason) : TokenVerdict;
}
