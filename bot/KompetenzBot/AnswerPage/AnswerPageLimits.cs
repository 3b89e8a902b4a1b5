using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace KompetenzBot.AnswerPage;

/// <summary>
/// How often the page may be asked. A token cannot be guessed, so the limits only keep the load bearable: narrow for one link, which one person uses, and wide
/// for one address, behind which a phone company or the city's own network may put everybody who is called.
/// </summary>
internal static class AnswerPageLimits
{
    /// <summary>What goes through at once for one link.</summary>
    public const int LinkBurst = 30;

    /// <summary>What goes through at once for one address.</summary>
    public const int AddressBurst = 500;

    private const int LinkPerMinute = 30;
    private const int AddressPerSecond = 50;

    /// <summary>The name of the route's value.</summary>
    public const string Token = "token";

    /// <summary>A limiter for requests that are marked by <see cref="Limited"/>; others pass.</summary>
    public static PartitionedRateLimiter<HttpContext> Create() => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(http => IsLimited(http) ? Bucket(AddressOf(http.Connection.RemoteIpAddress), AddressBurst, AddressPerSecond, TimeSpan.FromSeconds(1)) : Free),
        PartitionedRateLimiter.Create<HttpContext, string>(http => IsLimited(http) ? Bucket(LinkOf(http), LinkBurst, LinkPerMinute, TimeSpan.FromMinutes(1)) : Free));

    /// <summary>A network of version 6 is given to one household or phone.</summary>
    internal static string AddressOf(IPAddress? address) => address switch
    {
        null => string.Empty,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter(string.Empty);

    private static bool IsLimited(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Limited>() is not null;

    private static string LinkOf(HttpContext http) => AnswerToken.Hash(http.Request.RouteValues[Token] as string ?? string.Empty);

    private static RateLimitPartition<string> Bucket(string key, int burst, int tokens, TimeSpan period) => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = tokens, ReplenishmentPeriod = period, QueueLimit = 0 });

    /// <summary>Marks an endpoint.</summary>
    internal sealed record Limited;
}
