using System.Net;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.AnswerPage;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>What a client says about hosts, addresses and lengths leads nobody astray.</summary>
public sealed class RequestHeaderTests(TestStorage storage, TestCards cards) : PageScene(storage, cards)
{
    [Theory]
    [InlineData("Content-Length: 4\nContent-Length: 40")]
    [InlineData("Content-Length: 4, 40")]
    [InlineData("Content-Length: -1")]
    [InlineData("Transfer-Encoding: identity, x")]
    [InlineData("Transfer-Encoding : chunked")]
    [InlineData("Transfer-Encoding:\n chunked")]
    [InlineData("Host: other.example")]
    [InlineData("Content Length: 4")]
    [Trait("Threat", "T26")]
    public async Task A_request_whose_end_is_not_clear_is_refused(string header)
    {
        using var request = await RawRequest.SendAsync(Scene.Bot.Address, $"POST /api/messages HTTP/1.1\nHost: localhost\nContent-Type: application/json\nConnection: close\n{header}", "{}");

        Assert.Matches("^HTTP/1.1 (400|411|501) ", await request.ReadToEndAsync());
    }

    [Fact]
    [Trait("Threat", "T26")]
    public async Task Two_lengths_are_one_request_and_the_rest_is_not_taken_for_another()
    {
        const string Hidden = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        using var request = await RawRequest.SendAsync(
            Scene.Bot.Address, $"POST /api/messages HTTP/1.1\nHost: localhost\nContent-Type: application/json\nTransfer-Encoding: chunked\nContent-Length: {5 + Hidden.Length}", $"0\r\n\r\n{Hidden}");

        Assert.Single((await request.ReadToEndAsync()).Split("HTTP/1.1 "), part => part.Length > 0);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("X-Forwarded-Host")]
    [InlineData("X-Original-Host")]
    [InlineData("Forwarded")]
    [Trait("Threat", "T26")]
    public async Task A_forged_host_is_in_no_page_and_in_no_redirect(string header)
    {
        var phone = await CallAsync();
        await using var bot = await StartInTheCloudAsync();

        using var page = await SendAsync(bot, HttpMethod.Get, phone.Token, (header, "evil.example"));
        using var answered = await SendAsync(bot, HttpMethod.Post, phone.Token, (header, "evil.example"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (page.StatusCode, answered.StatusCode));
        Assert.Equal("?", answered.Headers.Location!.OriginalString);
        Assert.DoesNotContain("evil.example", $"{page.Headers}{answered.Headers}{await page.Content.ReadAsStringAsync(Token)}", StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Threat", "T26")]
    public async Task Forged_addresses_before_that_of_the_proxy_do_not_evade_the_limit()
    {
        await using var bot = await StartInTheCloudAsync();
        var refused = false;

        for (var round = 0; round < 20 && !refused; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => SendAsync(bot, HttpMethod.Get, $"unknown-{round}-{number}", ("X-Forwarded-For", $"203.0.113.{number}, 198.51.100.7"))));
            refused = Array.Exists(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        }

        Assert.True(refused);
        using var other = await SendAsync(bot, HttpMethod.Get, "unknown", ("X-Forwarded-For", "198.51.100.7, 203.0.113.1"));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    /// <summary>A bot behind a proxy that says who asks, as the templates deploy it.</summary>
    private Task<RunningBot> StartInTheCloudAsync()
    {
        Dictionary<string, string> configuration = new(Scene.Configuration, StringComparer.Ordinal) { ["Bot:AppId"] = new SimulatedTeamsOptions().AppId, ["Bot:TenantId"] = new SimulatedTeamsOptions().TenantId };
        return RunningBot.StartAsync(configuration, new RunningClock(Scene.Now), Scene.Logs, args: ["--urls=http://127.0.0.1:0", "--ForwardedHeaders_Enabled=true"]);
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningBot bot, HttpMethod method, string token, (string Name, string Value) header)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, new Uri(bot.Address, $"a/{token}"));
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("answer", "yes")]);
        }

        var response = await client.SendAsync(request, Token);
        await response.Content.LoadIntoBufferAsync(Token);
        return response;
    }
}
