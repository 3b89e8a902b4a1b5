namespace KompetenzBot.Platform.BotFramework;

/// <summary>What Teams adds to an activity.</summary>
public sealed record TeamsChannelData : WireObject
{
    public TenantInfo? Tenant { get; init; }

    public NotificationInfo? Notification { get; init; }

    public TeamInfo? Team { get; init; }

    public TeamsChannelInfo? Channel { get; init; }

    /// <summary>Of a conversation update: what happened, for example <c>teamMemberAdded</c>.</summary>
    public string? EventType { get; init; }
}

/// <summary>The Entra tenant of a conversation. The token does not vouch for it: compare it with the tenant that is served.</summary>
public sealed record TenantInfo : WireObject
{
    public string? Id { get; init; }
}

/// <summary>Asks Teams for a notification in the activity feed. There is no documented way for a bot to mark a message as urgent.</summary>
public sealed record NotificationInfo : WireObject
{
    public bool? Alert { get; init; }
}

/// <summary>The team that an activity belongs to; missing in chats.</summary>
public sealed record TeamInfo : WireObject
{
    /// <summary>The team's thread id (<c>19:…</c>).</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadGroupId { get; init; }
}

/// <summary>The channel of a team that an activity belongs to.</summary>
public sealed record TeamsChannelInfo : WireObject
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}
