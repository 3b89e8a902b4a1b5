using System.Net;
using System.Text.Json.Nodes;
using KompetenzBot.Platform.Sms;
using KompetenzBot.Sandbox;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Platform.Tests.Sms;

/// <summary>What is asked of the provider, and what is made of its answers.</summary>
public sealed class SmsClientTests
{
    private const string Key = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
    private static readonly DateTimeOffset FirstSent = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_says_what_the_interface_wants()
    {
        JsonNode? received = null;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            Assert.Equal("?api-version=2026-01-23", context.Request.QueryString.Value);
            Assert.Equal("application/json", context.Request.ContentType);
            received = await JsonNode.ParseAsync(context.Request.Body);
            await AnswerAsync(context, 202, """{"value":[{"to":"+4915155501234","messageId":"m1","httpStatusCode":202,"successful":true,"repeatabilityResult":"accepted"}]}""");
        });
        var id = Guid.NewGuid();

        var response = await Client(server.Url).SendAsync("Stadt-Alarm", [new SmsRecipient("+4915155501234", id, FirstSent)], "Hallo", new SmsSendOptions(true, "42"), Cancellation);

        Assert.Equal(
            [new SmsSendResult("+4915155501234", Successful: true, HttpStatusCode: 202, "m1", SmsRepeatability.Accepted)],
            Assert.IsType<SmsResponse.Answered>(response).Results);
        Assert.True(JsonNode.DeepEquals(received, new JsonObject
        {
            ["from"] = "Stadt-Alarm",
            ["smsRecipients"] = new JsonArray(new JsonObject
            {
                ["to"] = "+4915155501234", ["repeatabilityRequestId"] = id.ToString("D"), ["repeatabilityFirstSent"] = "Sun, 01 Mar 2026 12:00:00 GMT",
            }),
            ["message"] = "Hallo",
            ["smsSendOptions"] = new JsonObject { ["enableDeliveryReport"] = true, ["tag"] = "42" },
        }));
    }

    [Fact]
    public void The_text_that_is_signed_is_that_of_the_documentation() => Assert.Equal(
        "POST\n/sms?api-version=2026-01-23\nSun, 01 Mar 2026 12:00:00 GMT;stadt.communication.azure.com;aGFzaA==",
        SmsSignature.StringToSign("POST", new Uri("https://stadt.communication.azure.com/sms?api-version=2026-01-23"), "Sun, 01 Mar 2026 12:00:00 GMT", "aGFzaA=="));

    [Theory]
    [InlineData(429, SmsFailureKind.Throttled, 7)]
    [InlineData(408, SmsFailureKind.Unavailable, null)]
    [InlineData(500, SmsFailureKind.Unavailable, null)]
    [InlineData(503, SmsFailureKind.Unavailable, 7)]
    [InlineData(400, SmsFailureKind.Refused, null)]
    [InlineData(413, SmsFailureKind.Refused, null)]
    [InlineData(401, SmsFailureKind.Unavailable, null)]
    [InlineData(404, SmsFailureKind.Unavailable, null)]
    [InlineData(403, SmsFailureKind.Unavailable, null)]
    public async Task A_failure_says_whether_to_try_again(int status, SmsFailureKind kind, int? retryAfter)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = retryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return AnswerAsync(context, status, """{"error":{"code":"x","message":"+4915155501234"}}""");
        });

        var failed = Assert.IsType<SmsResponse.Failed>(await SendAsync(server.Url));

        Assert.Equal((kind, ((HttpStatusCode)status).ToString()), (failed.Kind, failed.Code));
        Assert.Equal(retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null, failed.RetryAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":"no"}""")]
    public async Task An_answer_that_cannot_be_read_is_an_unknown_outcome(string body)
    {
        await using var server = await LoopbackServer.StartAsync(context => AnswerAsync(context, 202, body));

        Assert.Equal(new SmsResponse.Failed(SmsFailureKind.Unavailable, "MalformedResponse"), await SendAsync(server.Url));
    }

    [Fact]
    public async Task Results_are_told_in_the_order_of_the_recipients_and_nobody_is_dropped()
    {
        await using var server = await LoopbackServer.StartAsync(context => AnswerAsync(
            context, 202, """{"value":[{"to":"4915155500003","httpStatusCode":400,"successful":false},null,{"to":"+4915155500001","messageId":"m","httpStatusCode":202,"successful":true}]}"""));
        SmsRecipient[] recipients = [.. Enumerable.Range(1, 3).Select(i => new SmsRecipient($"+491515550000{i}", Guid.NewGuid(), FirstSent))];

        var answered = Assert.IsType<SmsResponse.Answered>(await Client(server.Url).SendAsync("Stadt-Alarm", recipients, "Hallo", new SmsSendOptions(false), Cancellation));

        Assert.Equal([(true, 202), (false, null), (false, 400)], answered.Results.Select(result => (result.Successful, result.HttpStatusCode)));
        Assert.Equal(recipients.Select(recipient => recipient.To), answered.Results.Select(result => result.To));
    }

    [Fact]
    public async Task Nobody_there_is_an_unknown_outcome() =>
        Assert.Equal(SmsFailureKind.Unavailable, Assert.IsType<SmsResponse.Failed>(await SendAsync($"http://127.0.0.1:{FreePort.Any()}")).Kind);

    [Fact]
    public async Task A_provider_that_does_not_answer_is_given_up_by_the_clock()
    {
        var clock = new ManualTimeProvider();
        var asked = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });

        var sending = Client(server.Url, clock).SendAsync("Stadt-Alarm", [new SmsRecipient("+4915155501234", Guid.NewGuid(), FirstSent)], "Hallo", new SmsSendOptions(false), Cancellation);
        await asked.Task;
        clock.Advance(SmsClient.RequestTimeout);

        Assert.Equal(new SmsResponse.Failed(SmsFailureKind.Unavailable, "Timeout"), await sending);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        List<string> tokens = [];
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            tokens.Add(context.Request.Headers.Authorization.ToString());
            return AnswerAsync(context, tokens.Count == 1 ? 401 : 202, """{"value":[]}""");
        });
        var credential = new CountingCredential(FixedClock.Sunday);
        var account = SmsAccount.At(new Uri(server.Url), new TokenSource(credential, SmsAccount.TokenScope, FixedClock.Sunday));

        var response = await new SmsClient(new HttpClient(SmsClient.CreateHandler()), account, FixedClock.Sunday)
            .SendAsync("Stadt-Alarm", [new SmsRecipient("+4915155501234", Guid.NewGuid(), FirstSent)], "Hallo", new SmsSendOptions(false), Cancellation);

        Assert.IsType<SmsResponse.Answered>(response);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], tokens);
    }

    [Theory]
    [InlineData("endpoint=https://stadt.example/")]
    [InlineData("accesskey=" + Key)]
    [InlineData("endpoint=http://stadt.example/;accesskey=" + Key)]
    [InlineData("endpoint=https://stadt.example/sms;accesskey=" + Key)]
    [InlineData("endpoint=https://u:p@stadt.example/;accesskey=" + Key)]
    [InlineData("endpoint=https://a.example/;endpoint=https://b.example/;accesskey=" + Key)]
    [InlineData("endpoint=https://stadt.example/;accesskey=secret!")]
    [InlineData("nonsense")]
    public void A_connection_string_that_is_none_is_refused_without_telling_the_key(string text)
    {
        var message = Assert.Throws<FormatException>(() => SmsAccount.Parse(text, allowLoopbackHttp: true)).Message;

        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stadt-Alarm", true)]
    [InlineData("112", false)]
    [InlineData("StadtMuster1", false)]
    [InlineData("Städte", false)]
    [InlineData("+4923155501", true)]
    [InlineData("+0231", false)]
    [InlineData("", false)]
    public void A_sender_is_a_short_name_or_a_number(string sender, bool valid) => Assert.Equal(valid, SmsSender.IsValid(sender));

    private static SmsClient Client(string url, TimeProvider? clock = null) =>
        new(new HttpClient(SmsClient.CreateHandler()), SmsAccount.Parse($"endpoint={url}/;accesskey={Key}", allowLoopbackHttp: true), clock ?? FixedClock.Sunday);

    private static Task<SmsResponse> SendAsync(string url) =>
        Client(url).SendAsync("Stadt-Alarm", [new SmsRecipient("+4915155501234", Guid.NewGuid(), FirstSent)], "Hallo", new SmsSendOptions(false), Cancellation);

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }
}
