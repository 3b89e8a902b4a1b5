using System.Globalization;
using Azure.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KompetenzBot.Platform;

/// <summary>The bot's token for one service, kept until shortly before it expires. Safe for concurrent use; one request for a token at a time.</summary>
/// <param name="credential">Proves who the bot is.</param>
/// <param name="scope">Of the service, e.g. <c>https://graph.microsoft.com/.default</c>.</param>
/// <param name="clock">The wall clock, which the expiry of tokens is told in.</param>
/// <param name="logger">Told why no token could be had.</param>
public sealed partial class TokenSource(TokenCredential credential, string scope, TimeProvider clock, ILogger<TokenSource>? logger = null)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly ILogger _logger = logger ?? NullLogger<TokenSource>.Instance;
    private readonly Lock _gate = new();
    private AccessToken? _cached;
    private DateTimeOffset? _refusedAt;
    private SingleFlight<string?>? _renewal;

    /// <summary>The token, or null when none can be had now. The caller's cancellation throws.</summary>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        SingleFlight<string?> renewal;
        lock (_gate)
        {
            if (_cached is { } cached && !IsDue(cached))
            {
                return cached.Token;
            }

            renewal = _renewal ??= new SingleFlight<string?>(RenewAsync);
        }

        return await renewal.JoinAsync(cancellationToken);
    }

    /// <summary>
    /// Forgets a token that the service refused. A token that was renewed meanwhile stays, so that many refusals of one token lead to one renewal.
    /// </summary>
    public void Invalidate(string token)
    {
        lock (_gate)
        {
            if (_cached is { } cached && cached.Token == token)
            {
                _cached = null;
                _refusedAt = clock.GetUtcNow();
            }
        }
    }

    private bool IsDue(AccessToken token)
    {
        var now = clock.GetUtcNow();
        return token.ExpiresOn - now <= Margin || token.RefreshOn <= now;
    }

    private async Task<string?> RenewAsync()
    {
        DateTimeOffset? refusedAt;
        lock (_gate)
        {
            if (_cached is { } fresh && !IsDue(fresh))
            {
                return fresh.Token;
            }

            (refusedAt, _refusedAt) = (_refusedAt, null);
        }

        try
        {
            using var timeout = new CancellationTokenSource(Timeout, clock);
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope], claims: NewerThan(refusedAt)), timeout.Token);
            lock (_gate)
            {
                _cached = token;
            }

            return token.Token;
        }
        catch (Exception failure)
        {
            // Of any type: credentials are foreign code, and a fault of theirs must not end the caller's work.
            Log.NoToken(_logger, failure, scope);
            return StillValid();
        }
    }

    // A renewal that comes too early to be necessary may fail without harm.
    private string? StillValid()
    {
        lock (_gate)
        {
            return _cached is { } cached && cached.ExpiresOn > clock.GetUtcNow() ? cached.Token : null;
        }
    }

    // The credentials keep a cache of their own; a claims request is the only way past it. This is the form of Entra's own
    // claims challenges for a token that was refused before its expiry.
    private static string? NewerThan(DateTimeOffset? refusedAt) => refusedAt is { } at
        ? "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"" + at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + "\"}}}"
        : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The bot's token for {Scope} could not be renewed")]
        public static partial void NoToken(ILogger logger, Exception failure, string scope);
    }
}
