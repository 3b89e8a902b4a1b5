namespace KompetenzBot.Platform.BotFramework;

/// <summary>Why a conversation cannot be reached.</summary>
public enum UnreachableReason
{
    /// <summary>The app is not installed for the person, or the bot is no longer part of the conversation.</summary>
    NotInstalled,

    /// <summary>The person has blocked the bot.</summary>
    Blocked,

    /// <summary>The organisation's administrator has disabled the bot.</summary>
    DisabledByAdmin,

    /// <summary>The thread takes no messages from the bot.</summary>
    WritesBlocked,

    /// <summary>The conversation does not exist, or no longer.</summary>
    ConversationNotFound,

    /// <summary>The stored service URL is none that may get the bot's token, so nothing was sent.</summary>
    ServiceUrlNotAllowed,
}
