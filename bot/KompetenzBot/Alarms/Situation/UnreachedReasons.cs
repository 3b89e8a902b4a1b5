using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>Why somebody was not reached, as a coordinator can make use of it. Stored by number: only added at the end.</summary>
public enum UnreachedReason
{
    /// <summary>They have no chat with the bot, or none any more.</summary>
    NoChat,

    /// <summary>They have blocked the bot.</summary>
    Blocked,

    /// <summary>Teams or the administration does not let the message through.</summary>
    Technical,

    /// <summary>They paused, left or otherwise could not be called any more when it was their turn.</summary>
    NoLongerAvailable,
}

/// <summary>Reads the words that channels give as reasons.</summary>
internal static class UnreachedReasons
{
    /// <summary>Null for somebody who was reached, or still may be.</summary>
    public static UnreachedReason? Of(DeliveryState state, string? reason) => (state, reason) switch
    {
        (DeliveryState.Ended, _) => UnreachedReason.NoLongerAvailable,
        (DeliveryState.Unreachable, "Blocked") => UnreachedReason.Blocked,
        (DeliveryState.Unreachable, "NotInstalled" or "ConversationNotFound" or "NoConversation") => UnreachedReason.NoChat,
        (DeliveryState.Unreachable or DeliveryState.Rejected, _) => UnreachedReason.Technical,
        _ => null,
    };

    public static string Describe(UnreachedReason reason) => reason switch
    {
        UnreachedReason.NoChat => AlarmTexts.UnreachedNoChat,
        UnreachedReason.Blocked => AlarmTexts.UnreachedBlocked,
        UnreachedReason.Technical => AlarmTexts.UnreachedTechnical,
        _ => AlarmTexts.UnreachedGone,
    };
}
