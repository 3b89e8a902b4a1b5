namespace KompetenzBot.Sandbox;

/// <summary>How the app stands with one person, and so how the connector answers when the bot writes.</summary>
public enum AppState
{
    Installed,

    /// <summary>403 <c>ForbiddenOperationException</c> when a conversation is created, 403 <c>BotNotInConversationRoster</c> in an existing one.</summary>
    NotInstalled,

    /// <summary>403 <c>ConversationBlockedByUser</c>.</summary>
    Blocked,

    /// <summary>403 in its other form: error code 209, sub-code <c>MessageWritesBlocked</c>.</summary>
    WritesBlocked,

    /// <summary>403 <c>BotDisabledByAdmin</c>.</summary>
    DisabledByAdmin,
}
