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

    /// <summary>Neither Teams nor the text message reached them.</summary>
    NoSms,

    /// <summary>Teams did not take the message until the alarm was over.</summary>
    TeamsFault,

    /// <summary>The alarm was over before it was their turn.</summary>
    EndedBefore,
}

/// <summary>Reads the words that channels give as reasons.</summary>
internal static class UnreachedReasons
{
    /// <summary>Null for somebody who was reached, or still may be.</summary>
    public static UnreachedReason? Of(CalledPerson person) => NeedSituation.IsUnreachable(person) ? Of(person.Call, person.Reason, person.Sms) : null;

    /// <summary>When the alarm is over, nobody may still be reached: everybody has been, or there is a reason why not.</summary>
    public static UnreachedReason? AtEndOf(CalledPerson person) => Of(person) ?? (NeedSituation.IsReached(person) ? null : person.Attempts > 0 ? UnreachedReason.TeamsFault : UnreachedReason.EndedBefore);

    private static UnreachedReason? Of(DeliveryState state, string? reason, DeliveryState? sms) => (state, reason) switch
    {
        _ when sms is DeliveryState.Unreachable or DeliveryState.Rejected => UnreachedReason.NoSms,
        (DeliveryState.Ended, "WorkEnded") => UnreachedReason.EndedBefore,
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
        UnreachedReason.NoSms => AlarmTexts.UnreachedNoSms,
        UnreachedReason.TeamsFault => AlarmTexts.UnreachedTeamsFault,
        UnreachedReason.EndedBefore => AlarmTexts.UnreachedEndedBefore,
        _ => AlarmTexts.UnreachedGone,
    };
}
