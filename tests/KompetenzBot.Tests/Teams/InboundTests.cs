using System.Net;
using System.Text;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Teams;

/// <summary>Requests that are no good activity: each gets a clear status, and nothing of it is stored.</summary>
public sealed class InboundTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private SimulatedUser Anna => field ??= Scene.Teams.AddUser("Anna Öztürk");

    private protected override SceneOptions Options => new() { Configuration = new(StringComparer.Ordinal) { ["Bot:TenantId"] = new SimulatedTeamsOptions().TenantId } };

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"hallo\"")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("{\"type\":null}")]
    [InlineData("{\"type\":42}")]
    [InlineData("{\"type\":\"message\",}")]
    [InlineData("{\"type\":\"message\",\"from\":\"Anna\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    [InlineData("\u0000\u0001")]
    [InlineData("<xml/>")]
    public async Task Malformed_json_is_a_bad_request(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body));
        await AssertNothingStoredAsync();
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public async Task Json_that_is_nested_without_end_is_a_bad_request(string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000));

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("{\"type\":\"message\",\"channelData\":" + nested + "}"));
        await AssertNothingStoredAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_one_megabyte_is_too_large(bool chunked)
    {
        var activity = Anna.Activity("message");
        activity["text"] = new string('a', 1024 * 1024);
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await Scene.Bot.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await AssertNothingStoredAsync();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_not_supported(string type)
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(Anna.Activity("message").ToJsonString(), type));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_posting_is_possible(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/messages");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Scene.Bot.Client.SendAsync(request, Token)).StatusCode);
    }

    [Theory]
    [InlineData("channelData", "5b1e0000-0000-4000-8000-000000000001")]
    [InlineData("conversation", "5b1e0000-0000-4000-8000-000000000001")]
    [InlineData("both", "")]
    public async Task A_foreign_tenant_is_forbidden(string where, string tenant)
    {
        var activity = Anna.Activity("message");
        activity["text"] = "hilfe";
        if (where is "channelData" or "both")
        {
            activity["channelData"]!["tenant"]!["id"] = tenant;
        }

        if (where is "conversation" or "both")
        {
            activity["conversation"]!["tenantId"] = tenant;
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await Anna.DeliverAsync(activity, Token)).Status);
        await AssertNothingStoredAsync();
    }

    [Theory]
    [InlineData("https://evil.example/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("http://127.0.0.1:1/teams/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//smba.trafficmanager.net")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_service_url_that_is_not_allowed_is_forbidden_and_never_called(string? serviceUrl)
    {
        var activity = Anna.Activity("message");
        activity["text"] = "hilfe";
        activity["serviceUrl"] = serviceUrl;

        Assert.Equal(HttpStatusCode.Forbidden, (await Anna.DeliverAsync(activity, Token)).Status);
        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task Unknown_fields_and_half_surrogates_in_a_button_are_no_server_error()
    {
        var body = Anna.Activity("invoke").ToJsonString();
        body = body[..^1] + ""","name":"adaptiveCard/action","somethingNew":{"a":[1]},"value":{"action":{"verb":"registration.next","data":{"a":"\ud800","\udfff":"b"}}}}""";

        Assert.Equal(HttpStatusCode.OK, await PostAsync(body));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("169.254.169.254")]
    [InlineData("localhost.evil.example")]
    public async Task Without_an_app_id_a_foreign_host_name_is_forbidden(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = new StringContent(Anna.Activity("message").ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.Forbidden, (await Scene.Bot.Client.SendAsync(request, Token)).StatusCode);
    }

    [Fact]
    public async Task Nothing_else_listens_but_health()
    {
        Assert.Equal(HttpStatusCode.OK, (await Scene.Bot.Client.GetAsync("health/live", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Scene.Bot.Client.GetAsync("health/ready", Token)).StatusCode);
        foreach (var path in new[] { "", "api", "swagger", "health", "appsettings.json", "a/token" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Scene.Bot.Client.GetAsync(path, Token)).StatusCode);
        }
    }

    private async Task<HttpStatusCode> PostAsync(string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await Scene.Bot.Client.PostAsync("api/messages", content, Token);
        return response.StatusCode;
    }

    private async Task AssertNothingStoredAsync()
    {
        Assert.Empty(await Scene.Storage.RowsAsync("Conversations"));
        Assert.Empty(Scene.Teams.Requests);
    }
}
