namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// The connectors that may get the bot's token: the hosts of Teams and those that are configured. <c>trafficmanager.net</c> is a name space
/// that everybody can take a name in, so that there only the one host counts. Immutable, safe for concurrent use.
/// </summary>
public sealed class AllowedServiceUrls
{
    /// <summary>Where a conversation is created before any inbound activity has told the service URL.</summary>
    public const string TeamsDefault = "https://smba.trafficmanager.net/teams/";

    private readonly Uri[] _configured;

    /// <summary>Teams and the configured URLs.</summary>
    /// <param name="configured">
    /// Base URLs: scheme, host and port must be equal, the path matches whole segments and case.
    /// </param>
    /// <param name="allowLoopbackHttp">Whether a configured URL may be http on this machine; for development.</param>
    /// <exception cref="ArgumentException">A configured URL is not one that could ever be allowed.</exception>
    public AllowedServiceUrls(IEnumerable<string> configured, bool allowLoopbackHttp = false)
    {
        _configured = [.. configured.Select(url => ParseBase(url, allowLoopbackHttp))];
    }

    /// <summary>Whether the URL can be configured.</summary>
    public static bool IsBaseUrl(string? url, bool allowLoopbackHttp = false) =>
        ServiceUrl.TryParse(url, out var parsed) && HasSafeScheme(parsed, allowLoopbackHttp);

    /// <summary>Whether the token may be sent there. False for everything that is not clearly one of the allowed URLs.</summary>
    public bool Allows(string? serviceUrl) =>
        ServiceUrl.TryParse(serviceUrl, out var url) && (IsTeams(url) || Array.Exists(_configured, allowed => IsUnder(allowed, url)));

    private static Uri ParseBase(string url, bool allowLoopbackHttp) =>
        ServiceUrl.TryParse(url, out var parsed) && HasSafeScheme(parsed, allowLoopbackHttp)
            ? parsed
            : throw new ArgumentException($"'{url}' is no base URL of a connector: https without user info, query and escapes.", nameof(url));

    private static bool HasSafeScheme(Uri url, bool allowLoopbackHttp) =>
        url.Scheme == Uri.UriSchemeHttps || (allowLoopbackHttp && Loopback.Is(url));

    private static bool IsTeams(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps
        && url.IsDefaultPort
        && (url.Host is "smba.trafficmanager.net" or "teams.microsoft.com" || url.Host.EndsWith(".botframework.com", StringComparison.Ordinal));

    private static bool IsUnder(Uri allowed, Uri url) =>
        url.Scheme == allowed.Scheme
        && url.Host == allowed.Host
        && url.Port == allowed.Port
        && (url.AbsolutePath.TrimEnd('/') + "/").StartsWith(allowed.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);
}
