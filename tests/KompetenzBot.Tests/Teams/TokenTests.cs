using System.Net;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Teams;

/// <summary>A bot with an app id listens to nobody but the Bot Framework.</summary>
public sealed class TokenTests(TestStorage storage, TestCards cards, TokenIssuer issuer) : IAsyncLifetime
{
    private static readonly SimulatedTeamsOptions Defaults = new();
    private PublishedKeys _keys = null!;
    private string? _authorization;
    private Scene _scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private JsonObject Genuine => PublishedKeys.BotClaims(Defaults.AppId, _scene.Teams.ServiceUrl);

    public async ValueTask InitializeAsync()
    {
        _keys = await PublishedKeys.StartAsync(issuer);
        _scene = await Scene.StartAsync(storage, cards, new SceneOptions
        {
            Configuration = new(StringComparer.Ordinal)
            {
                ["Bot:AppId"] = Defaults.AppId,
                ["Bot:TenantId"] = Defaults.TenantId,
                ["Bot:OpenIdMetadataUrl"] = _keys.MetadataUrl,
            },
            Teams = new SimulatedTeamsOptions { Limits = TeamsLimits.None, AuthorizeInbound = _ => _authorization },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _scene.DisposeAsync();
        await _keys.DisposeAsync();
    }

    [Fact]
    public async Task A_genuine_token_is_let_in_from_any_host_name()
    {
        _authorization = await _keys.BearerAsync(Genuine);

        Assert.Equal(HttpStatusCode.OK, await SayAsync());
        Assert.Single(_scene.Teams.Messages);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("Basic dTpw")]
    [InlineData("Bearer")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("wrong audience")]
    [InlineData("several audiences")]
    [InlineData("wrong issuer")]
    [InlineData("expired")]
    [InlineData("never expires")]
    [InlineData("not yet valid")]
    [InlineData("signed by somebody else")]
    [InlineData("signed by somebody else in the name of our key")]
    [InlineData("unsigned")]
    [InlineData("signed with the public key as secret")]
    [InlineData("tampered")]
    [InlineData("key of no channel")]
    public async Task Any_other_token_is_unauthorized_and_nothing_is_stored(string kind)
    {
        _authorization = kind switch
        {
            "none" => null,
            "wrong audience" => await _keys.BearerAsync(With("aud", "5b1e0000-0000-4000-8000-000000000002")),
            "several audiences" => await _keys.BearerAsync(With("aud", new JsonArray(Defaults.AppId, "5b1e0000-0000-4000-8000-000000000002"))),
            "wrong issuer" => await _keys.BearerAsync(With("iss", "https://sts.windows.net/" + Defaults.TenantId + "/")),
            "expired" => await _keys.BearerAsync(With("exp", PublishedKeys.In(TimeSpan.FromMinutes(-6)))),
            "never expires" => await _keys.BearerAsync(With("exp", null)),
            "not yet valid" => await _keys.BearerAsync(With("nbf", PublishedKeys.In(TimeSpan.FromMinutes(6)))),
            "signed by somebody else" => await _keys.BearerAsync(Genuine, PublishedKeys.Foreign),
            "signed by somebody else in the name of our key" => await _keys.BearerAsync(Genuine, PublishedKeys.Foreign, keyId: PublishedKeys.Endorsed),
            "unsigned" => await _keys.BearerAsync(Genuine, algorithm: "none"),
            "signed with the public key as secret" => await _keys.BearerAsync(Genuine, algorithm: "HS256"),
            "tampered" => Tampered(await _keys.BearerAsync(Genuine)),
            "key of no channel" => await _keys.BearerAsync(Genuine, PublishedKeys.Unendorsed),
            _ => kind,
        };

        Assert.Equal(HttpStatusCode.Unauthorized, await SayAsync());
        Assert.Empty(await _scene.Storage.RowsAsync("Conversations"));
        Assert.Empty(_scene.Teams.Requests);
    }

    [Fact]
    public async Task Tokens_with_ever_new_key_ids_let_the_keys_be_fetched_no_more_than_once()
    {
        foreach (var number in Enumerable.Range(0, 50))
        {
            _authorization = await _keys.BearerAsync(Genuine, PublishedKeys.Foreign, keyId: $"unknown-{number}");
            Assert.Equal(HttpStatusCode.Unauthorized, await SayAsync());
        }

        Assert.Equal(1, _keys.Fetches);
        _authorization = await _keys.BearerAsync(Genuine);
        Assert.Equal(HttpStatusCode.OK, await SayAsync());
    }

    [Fact]
    public async Task A_token_that_would_be_refused_anyway_lets_no_keys_be_fetched()
    {
        _authorization = await _keys.BearerAsync(With("aud", "somebody else"));

        Assert.Equal(HttpStatusCode.Unauthorized, await SayAsync());
        Assert.Equal(0, _keys.Fetches);
    }

    [Fact]
    public async Task A_token_for_another_service_url_is_forbidden()
    {
        _authorization = await _keys.BearerAsync(With("serviceurl", _scene.Teams.ServiceUrl.Replace("/teams/", "/other/", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.Forbidden, await SayAsync());
        Assert.Empty(await _scene.Storage.RowsAsync("Conversations"));
    }

    [Fact]
    public async Task A_token_that_names_the_same_foreign_service_url_as_the_activity_does_not_open_it()
    {
        const string foreign = "https://smba.trafficmanager.net.evil.example/teams/";
        _authorization = await _keys.BearerAsync(PublishedKeys.BotClaims(Defaults.AppId, foreign));
        var anna = _scene.Teams.AddUser("Anna Öztürk");
        var activity = anna.Activity("message");
        (activity["text"], activity["serviceUrl"]) = ("hilfe", foreign);

        Assert.Equal(HttpStatusCode.Forbidden, (await anna.DeliverAsync(activity, Token)).Status);
        Assert.Empty(await _scene.Storage.RowsAsync("Conversations"));
    }

    [Fact]
    public async Task A_foreign_tenant_is_forbidden_even_with_a_genuine_token()
    {
        _authorization = await _keys.BearerAsync(Genuine);
        var anna = _scene.Teams.AddUser("Anna Öztürk");
        var activity = anna.Activity("message");
        activity["channelData"]!["tenant"]!["id"] = "5b1e0000-0000-4000-8000-000000000001";

        Assert.Equal(HttpStatusCode.Forbidden, (await anna.DeliverAsync(activity, Token)).Status);
    }

    private JsonObject With(string claim, JsonNode? value)
    {
        var claims = Genuine;
        claims[claim] = value;
        return claims;
    }

    /// <summary>The same signature under other claims.</summary>
    private static string Tampered(string bearer)
    {
        var parts = bearer.Split('.');
        return $"{parts[0]}.{parts[1][..^4]}{(parts[1][^4] == 'A' ? 'B' : 'A')}{parts[1][^3..]}.{parts[2]}";
    }

    private async Task<HttpStatusCode?> SayAsync() => (await _scene.Teams.AddUser("Anna Öztürk").SayAsync("hilfe", Token)).Status;
}
