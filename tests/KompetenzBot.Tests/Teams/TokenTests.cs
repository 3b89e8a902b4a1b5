using System.Net;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Teams;

/// <summary>A bot with an app id listens to nobody but the Bot Framework.</summary>
public sealed class TokenTests(TestStorage storage, TestCards cards) : IAsyncLifetime
{
    private static readonly SimulatedTeamsOptions Defaults = new();
    private readonly TestIssuer _issuer = new();
    private Func<string, string?> _token = _ => null;
    private Scene _scene = null!;

    public async ValueTask InitializeAsync()
    {
        await _issuer.StartAsync();
        _scene = await Scene.StartAsync(storage, cards, new SceneOptions
        {
            Configuration = new(StringComparer.Ordinal)
            {
                ["Bot:AppId"] = Defaults.AppId,
                ["Bot:TenantId"] = Defaults.TenantId,
                ["Bot:OpenIdMetadataUrl"] = _issuer.MetadataUrl,
            },
            Teams = new SimulatedTeamsOptions { Limits = TeamsLimits.None, AuthorizeInbound = activity => _token((string)activity["serviceUrl"]!) },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _scene.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_genuine_token_is_let_in_from_any_host_name()
    {
        _token = url => "Bearer " + _issuer.Token(Defaults.AppId, url);

        Assert.Equal(HttpStatusCode.OK, await SayAsync());
        Assert.Single(_scene.Teams.Messages);
    }

    public static TheoryData<string> Refused => new("none", "Basic dTpw", "Bearer", "Bearer garbage", "Bearer a.b.c", "audience", "expired", "other key", "unsigned", "tampered");

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Any_other_token_is_unauthorized_and_nothing_is_stored(string kind)
    {
        _token = url => kind switch
        {
            "none" => null,
            "audience" => "Bearer " + _issuer.Token("5b1e0000-0000-4000-8000-000000000002", url),
            "expired" => "Bearer " + _issuer.Token(Defaults.AppId, url, expiresIn: TimeSpan.FromMinutes(-6)),
            "other key" => "Bearer " + new TestIssuer().Token(Defaults.AppId, url),
            "unsigned" => "Bearer " + _issuer.Token(Defaults.AppId, url, algorithm: "none"),
            "tampered" => "Bearer " + _issuer.Token(Defaults.AppId, url).Replace('A', 'B'),
            _ => kind,
        };

        Assert.Equal(HttpStatusCode.Unauthorized, await SayAsync());
        Assert.Empty(await _scene.Storage.RowsAsync("Conversations"));
        Assert.Empty(_scene.Teams.Requests);
    }

    [Fact]
    public async Task A_token_for_another_service_url_is_forbidden()
    {
        _token = url => "Bearer " + _issuer.Token(Defaults.AppId, url.Replace("/teams/", "/other/", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Forbidden, await SayAsync());
        Assert.Empty(await _scene.Storage.RowsAsync("Conversations"));
    }

    [Fact]
    public async Task A_foreign_tenant_is_forbidden_even_with_a_genuine_token()
    {
        _token = url => "Bearer " + _issuer.Token(Defaults.AppId, url);
        var anna = _scene.Teams.AddUser("Anna Öztürk");
        var activity = anna.Activity("message");
        activity["channelData"]!["tenant"]!["id"] = "5b1e0000-0000-4000-8000-000000000001";

        Assert.Equal(HttpStatusCode.Forbidden, (await anna.DeliverAsync(activity, TestContext.Current.CancellationToken)).Status);
    }

    private async Task<HttpStatusCode?> SayAsync() => (await _scene.Teams.AddUser("Anna Öztürk").SayAsync("hilfe", TestContext.Current.CancellationToken)).Status;
}
