namespace KompetenzBot.Recruiting;

/// <summary>Configuration section <c>Bot</c>, as far as links to the app need it.</summary>
public sealed class InvitationOptions
{
    /// <summary>The id under which the app stands in the city's catalogue; empty: no link can be made.</summary>
    public string TeamsAppId { get; set; } = string.Empty;

    /// <summary>The city's tenant.</summary>
    public string TenantId { get; set; } = string.Empty;

    /// <summary>
    /// The address that opens the app in Teams: <see href="https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application">deep link to an application</see>.
    /// Null without an app id.
    /// </summary>
    public Uri? Link => TeamsAppId.Length == 0 ? null
        : new Uri($"https://teams.microsoft.com/l/app/{Uri.EscapeDataString(TeamsAppId)}{(TenantId.Length > 0 ? $"?tenantId={Uri.EscapeDataString(TenantId)}" : string.Empty)}");
}
