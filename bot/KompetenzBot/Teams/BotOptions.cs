using KompetenzBot.Conversations;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Teams;

/// <summary>Configuration section <c>Bot</c>.</summary>
public sealed class BotOptions
{
    /// <summary>The bot's application id; empty only in Development, where the bot then serves only this machine.</summary>
    public string AppId { get; set; } = string.Empty;

    /// <summary>The only tenant that is served.</summary>
    public string TenantId { get; set; } = string.Empty;

    /// <summary>How the bot proves who it is.</summary>
    public CredentialKind Credential { get; set; } = CredentialKind.ManagedIdentity;

    /// <summary>The secret for <see cref="CredentialKind.ClientSecret"/>.</summary>
    public string? AppSecret { get; set; }

    /// <summary>Where the keys of inbound tokens come from.</summary>
    public string OpenIdMetadataUrl { get; set; } = OpenIdKeys.BotFrameworkMetadataUrl;

    /// <summary>Base URLs that are served besides Teams' own.</summary>
    public IList<string> AllowedServiceUrls { get; } = [];

    /// <summary>Base URLs to which files may go besides SharePoint.</summary>
    public IList<string> AllowedUploadHosts { get; } = [];

    /// <summary>How people are addressed in German.</summary>
    public Address Address { get; set; } = Address.Sie;

    /// <summary><c>auto</c>, <c>de</c> or <c>en</c>.</summary>
    public string Culture { get; set; } = "auto";
}

/// <summary>The credentials of the bot.</summary>
public enum CredentialKind
{
    /// <summary>A user-assigned managed identity whose client id is the application id.</summary>
    ManagedIdentity,

    /// <summary>A client secret.</summary>
    ClientSecret,

    /// <summary>The literal token <c>development</c>, for stand-ins on this machine.</summary>
    Development,
}
