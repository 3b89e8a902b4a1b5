namespace KompetenzBot.Platform.BotFramework;

/// <summary>A member of a conversation as Teams' roster describes it.</summary>
public sealed record TeamsChannelAccount : WireObject
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }

    /// <summary>The same as <see cref="AadObjectId"/> under the name that older connectors use.</summary>
    public string? ObjectId { get; init; }

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? Email { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? TenantId { get; init; }

    /// <summary><c>user</c>, <c>guest</c> or <c>anonymous</c>.</summary>
    public string? UserRole { get; init; }
}
