using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// The issuer's public keys: kept for a day, fetched again once at an unknown key id, but never more often than once a minute, so that garbage
/// tokens cause no storm of fetches. Keys that were good stay in use while a refresh fails. Safe for concurrent use; one fetch at a time.
/// </summary>
public sealed partial class OpenIdKeys
{
    /// <summary>The Bot Framework's metadata document.</summary>
    public const string BotFrameworkMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>How long keys are used without asking again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>The least time between two fetches.</summary>
    public static readonly TimeSpan MinimumInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private const int MaximumDocumentBytes = 4 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly Uri _metadata;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SingleFlight<bool> _refresh;
    private volatile Snapshot? _snapshot;
    private long? _lastAttempt;

    /// <summary>Fetches nothing before the first token comes.</summary>
    /// <param name="http">Without redirects.</param>
    /// <param name="metadata">Https; http only on this machine.</param>
    /// <param name="clock">Measures the age of the keys.</param>
    /// <param name="logger">Told when a refresh fails.</param>
    /// <exception cref="ArgumentException">The metadata URL is neither.</exception>
    public OpenIdKeys(HttpClient http, Uri metadata, TimeProvider clock, ILogger<OpenIdKeys>? logger = null)
    {
        if (!IsTrustworthy(metadata))
        {
            throw new ArgumentException("The metadata URL must be https, or http on this machine.", nameof(metadata));
        }

        (_http, _metadata, _clock, _logger) = (http, metadata, clock, logger ?? NullLogger<OpenIdKeys>.Instance);
        _refresh = new SingleFlight<bool>(RefreshIfDueAsync);
    }

    /// <summary>Whether the URL can be the metadata's.</summary>
    public static bool IsTrustworthy(Uri metadata) => metadata is { IsAbsoluteUri: true, UserInfo: "" } && Loopback.IsHttpsOrLoopback(metadata);

    /// <summary>Whether any keys are known.</summary>
    internal bool HasKeys => _snapshot is not null;

    /// <summary>The key, or null when the issuer has none of this id or cannot be asked. The caller's cancellation throws.</summary>
    internal async ValueTask<OpenIdKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_snapshot is { } known && IsFresh(known) && known.Keys.TryGetValue(keyId, out var key))
        {
            return key;
        }

        await _refresh.JoinAsync(cancellationToken);
        return _snapshot?.Keys.GetValueOrDefault(keyId);
    }

    private bool IsFresh(Snapshot snapshot) => _clock.GetElapsedTime(snapshot.FetchedAt) < Lifetime;

    private async Task<bool> RefreshIfDueAsync()
    {
        if (_lastAttempt is { } last && _clock.GetElapsedTime(last) < MinimumInterval)
        {
            return false;
        }

        _lastAttempt = _clock.GetTimestamp();
        if (await FetchAsync() is not { Count: > 0 } keys)
        {
            return false;
        }

        _snapshot = new Snapshot(keys, _clock.GetTimestamp());
        return true;
    }

    private async Task<FrozenDictionary<string, OpenIdKey>?> FetchAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout, _clock);
        try
        {
            var metadata = JsonSerializer.Deserialize(await ReadAsync(_metadata, timeout.Token), OpenIdJson.Default.OpenIdMetadata);
            if (!Uri.TryCreate(metadata?.JwksUri, UriKind.Absolute, out var address) || !IsTrustworthy(address))
            {
                Log.NoAddress(_logger);
                return null;
            }

            var published = JsonSerializer.Deserialize(await ReadAsync(address, timeout.Token), OpenIdJson.Default.JsonWebKeySet);
            return published?.Keys?.Select(OpenIdKey.From).OfType<OpenIdKey>().DistinctBy(key => key.Id)
                .ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            Log.NoKeys(_logger, failure);
            return null;
        }
    }

    private async Task<byte[]> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await BoundedContent.ReadAsync(response.Content, MaximumDocumentBytes, cancellationToken)).ToArray();
    }

    private sealed record Snapshot(FrozenDictionary<string, OpenIdKey> Keys, long FetchedAt);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The keys for inbound tokens could not be fetched")]
        public static partial void NoKeys(ILogger logger, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "The metadata for inbound tokens name no safe address of the keys")]
        public static partial void NoAddress(ILogger logger);
    }
}
