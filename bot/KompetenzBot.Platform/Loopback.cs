using System.Net;

namespace KompetenzBot.Platform;

/// <summary>Which URLs stay on this machine, judged by the text alone and never by asking a name server.</summary>
internal static class Loopback
{
    public static bool Is(Uri url) =>
        url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address)
            : url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Https to anywhere, http only on this machine.</summary>
    public static bool IsHttpsOrLoopback(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && Is(url));
}
