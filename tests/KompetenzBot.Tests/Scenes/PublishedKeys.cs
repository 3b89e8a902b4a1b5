using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Scenes;

/// <summary>Publishes keys of the independent issuer on this machine, as the Bot Framework and Entra publish theirs, and signs with them.</summary>
internal sealed class PublishedKeys : IAsyncDisposable
{
    /// <summary>The key that is published as one of Teams.</summary>
    public const string Endorsed = "endorsed";

    /// <summary>A key that is published for no channel.</summary>
    public const string Unendorsed = "unendorsed";

    /// <summary>A key that is not published.</summary>
    public const string Foreign = "foreign";

    private readonly TokenIssuer _issuer;
    private readonly WebApplication _server;
    private JsonArray _keys = [];
    private int _fetches;

    private PublishedKeys(TokenIssuer issuer, WebApplication server) => (_issuer, _server) = (issuer, server);

    public string MetadataUrl => _server.Urls.First() + "/metadata";

    /// <summary>While set, keys cannot be had.</summary>
    public bool Outage { get; set; }

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches => _fetches;

    public static async Task<PublishedKeys> StartAsync(TokenIssuer issuer)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var keys = new PublishedKeys(issuer, builder.Build());
        var endorsed = await issuer.GetKeyAsync(Endorsed);
        endorsed["endorsements"] = new JsonArray("msteams");
        keys._keys = [endorsed, await issuer.GetKeyAsync(Unendorsed)];
        keys._server.MapGet("/metadata", () => keys.Outage ? Results.StatusCode(503) : Json(new JsonObject { ["jwks_uri"] = keys._server.Urls.First() + "/keys" }));
        keys._server.MapGet("/keys", keys.Publish);
        await keys._server.StartAsync();
        return keys;
    }

    /// <summary>An <c>Authorization</c> header.</summary>
    /// <param name="claims">What the token says.</param>
    /// <param name="key">Who signs.</param>
    /// <param name="algorithm">How.</param>
    /// <param name="keyId">The key that the token names; the one that signs when left out.</param>
    public async Task<string> BearerAsync(JsonObject claims, string key = Endorsed, string algorithm = "RS256", string? keyId = null) =>
        "Bearer " + await _issuer.SignAsync(key, new JsonObject { ["alg"] = algorithm, ["kid"] = keyId ?? key, ["typ"] = "JWT" }, claims);

    /// <summary>What a genuine token of the Bot Framework says.</summary>
    public static JsonObject BotClaims(string audience, string serviceUrl)
    {
        var claims = Claims("https://api.botframework.com", audience);
        claims["serviceurl"] = serviceUrl;
        return claims;
    }

    /// <summary>What a genuine token says, for an hour from an hour ago on.</summary>
    public static JsonObject Claims(string issuer, string audience) => new()
    {
        ["iss"] = issuer,
        ["aud"] = audience,
        ["nbf"] = In(TimeSpan.FromHours(-1)),
        ["exp"] = In(TimeSpan.FromHours(1)),
    };

    /// <summary>A time as tokens say it.</summary>
    public static long In(TimeSpan time) => (TimeProvider.System.GetUtcNow() + time).ToUnixTimeSeconds();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private IResult Publish()
    {
        Interlocked.Increment(ref _fetches);
        return Json(new JsonObject { ["keys"] = _keys.DeepClone() });
    }

    private static IResult Json(JsonObject json) => Results.Text(json.ToJsonString(), "application/json");
}
