using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Sandbox;
using Microsoft.AspNetCore.Http;
using static KompetenzBot.Platform.BotFramework.ConnectorOutcome;

namespace KompetenzBot.Platform.Tests.BotFramework;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private static readonly Activity Message = Activity.CreateMessage("Grüße");

    private readonly ManualTimeProvider _clock = new();
    private readonly HttpClient _http = new(ConnectorClient.CreateHandler());
    private readonly CountingCredential _credential;
    private RecordingConnector? _connector;
    private ConnectorClient? _client;

    public ConnectorClientTests() => _credential = new CountingCredential(_clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ConversationReference Reference => new()
    {
        ServiceUrl = _connector!.ServiceUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount { Id = "28:bot" },
        User = new ChannelAccount { Id = "29:anna" },
        Conversation = new ConversationAccount { Id = "19:a/b?c@thread.v2;messageid=1" },
    };

    public async ValueTask InitializeAsync()
    {
        _connector = await RecordingConnector.StartAsync();
        var allowed = new AllowedServiceUrls([_connector.ServiceUrl], allowLoopbackHttp: true);
        _client = new ConnectorClient(_http, new TokenSource(_credential, ConnectorClient.TokenScope, _clock), allowed, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _connector!.DisposeAsync();
    }

    [Fact]
    public async Task A_message_goes_to_the_conversation_with_token_and_address()
    {
        Assert.Equal(new Succeeded("1"), await SendAsync());

        var request = Assert.Single(_connector!.Received);
        Assert.Equal("POST /teams/v3/conversations/19%3Aa%2Fb%3Fc%40thread.v2%3Bmessageid%3D1/activities", request.Line);
        Assert.Equal("Bearer token-1", request.Authorization);
        Assert.Equal("application/json; charset=utf-8", request.ContentType);
        var sent = JsonSerializer.Deserialize(request.Body, BotFrameworkJson.Default.Activity)!;
        Assert.Equal(("message", "Grüße", "28:bot", "29:anna", "msteams"), (sent.Type, sent.Text, sent.From?.Id, sent.Recipient?.Id, sent.ChannelId));
        Assert.Contains("Grüße", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replies_updates_and_deletions_name_the_activity()
    {
        await _client!.ReplyToActivityAsync(Reference, "a/1", Message, Cancellation);
        await _client.UpdateActivityAsync(Reference, "a/1", Message, Cancellation);
        _connector!.Answer = (context, _) => Task.FromResult(context.Response.StatusCode = 200);
        Assert.Equal(new Succeeded(null), await _client.DeleteActivityAsync(Reference, "a/1", Cancellation));

        var path = "/teams/v3/conversations/19%3Aa%2Fb%3Fc%40thread.v2%3Bmessageid%3D1/activities/a%2F1";
        Assert.Equal(["POST " + path, "PUT " + path, "DELETE " + path], _connector.Received.Select(request => request.Line));
        Assert.Equal("a/1", JsonNode.Parse(_connector.Received[0].Body)!["replyToId"]!.GetValue<string>());
        Assert.Equal("a/1", JsonNode.Parse(_connector.Received[1].Body)!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_chat_with_a_person_is_created()
    {
        var outcome = await _client!.CreateConversationAsync(
            _connector!.ServiceUrl, ConversationParameters.Personal("bot", "29:anna", "city"), Cancellation);

        Assert.Equal(new Succeeded("1"), outcome);
        Assert.Equal("POST /teams/v3/conversations", _connector.Received[0].Line);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:anna"}],"tenantId":"city","channelData":{"tenant":{"id":"city"}}}"""),
            JsonNode.Parse(_connector.Received[0].Body)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    public async Task A_chat_without_an_id_is_a_failure(string body)
    {
        _connector!.Answer = (context, _) => RecordingConnector.Json(context, 200, body);

        var outcome = await _client!.CreateConversationAsync(_connector.ServiceUrl, ConversationParameters.Personal("bot", "29:anna", "city"), Cancellation);

        Assert.Equal(new Failed(HttpStatusCode.OK, "MalformedResponse"), outcome);
    }

    [Fact]
    public async Task A_member_is_looked_up()
    {
        _connector!.Answer = (context, _) => RecordingConnector.Json(context, 200, """{"id":"29:anna","objectId":"o","givenName":"Anna","tenantId":"city"}""");

        var found = await _client!.GetMemberAsync(Reference, "29:anna", Cancellation);

        Assert.IsType<Succeeded>(found.Call);
        Assert.Equal(("29:anna", "o", "Anna", "city"), (found.Member!.Id, found.Member.ObjectId, found.Member.GivenName, found.Member.TenantId));
        Assert.EndsWith("/members/29%3Aanna", _connector.Received[0].Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, "")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""")]
    public async Task A_member_that_is_not_told_is_none(int status, string body)
    {
        _connector!.Answer = (context, _) => RecordingConnector.Json(context, status, body);

        var found = await _client!.GetMemberAsync(Reference, "29:anna", Cancellation);

        Assert.IsNotType<Succeeded>(found.Call);
        Assert.Null(found.Member);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("")]
    [InlineData("no url")]
    public async Task Nothing_goes_to_a_host_that_is_not_allowed(string serviceUrl)
    {
        var outcome = await _client!.SendToConversationAsync(Reference with { ServiceUrl = serviceUrl }, Message, Cancellation);

        Assert.Equal(new Unreachable(UnreachableReason.ServiceUrlNotAllowed, null), outcome);
        Assert.Equal(0, _credential.Given);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_leave_its_place_in_the_path_is_not_sent(string? id)
    {
        var outcome = await _client!.SendToConversationAsync(
            Reference with { Conversation = new ConversationAccount { Id = id } }, Message, Cancellation);

        Assert.Equal(new Rejected(HttpStatusCode.BadRequest, "InvalidId"), outcome);
        Assert.Empty(_connector!.Received);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        _connector!.Answer = (context, number) => RecordingConnector.Json(context, number == 1 ? 401 : 201, """{"id":"1"}""");

        Assert.Equal(new Succeeded("1"), await SendAsync());
        Assert.Equal(["Bearer token-1", "Bearer token-2"], _connector.Received.Select(request => request.Authorization));
        Assert.Equal(_connector.Received[0].Body, _connector.Received[1].Body);
    }

    [Fact]
    public async Task A_token_that_stays_refused_is_a_failure()
    {
        _connector!.Answer = (context, _) => RecordingConnector.Json(context, 401, """{"error":{"code":"Unauthorized"}}""");

        Assert.Equal(new Failed(HttpStatusCode.Unauthorized, "Unauthorized"), await SendAsync());
        Assert.Equal(2, _connector.Received.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        _credential.Fails = true;

        Assert.Equal(new Failed(null, "TokenUnavailable"), await SendAsync());
        Assert.Empty(_connector!.Received);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Nothing_is_repeated(int status)
    {
        _connector!.Answer = (context, _) =>
        {
            context.Response.Headers.RetryAfter = "2";
            return RecordingConnector.Json(context, status, "");
        };

        Assert.Equal(status == 429, await SendAsync() is Throttled { RetryAfter.TotalSeconds: 2 });
        Assert.Single(_connector.Received);
    }

    [Fact]
    public async Task A_dropped_connection_is_a_failure_of_unknown_outcome()
    {
        _connector!.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.IsType<Failed>(await SendAsync()).AssertNoAnswer();
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_failure_of_unknown_outcome()
    {
        _connector!.Answer = async (context, _) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"id":""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        Assert.IsType<Failed>(await SendAsync()).AssertNoAnswer();
    }

    [Fact]
    public async Task An_endless_answer_is_a_failure()
    {
        _connector!.Answer = (context, _) => RecordingConnector.Json(context, 200, new string(' ', 300 * 1024));

        Assert.IsType<Failed>(await SendAsync()).AssertNoAnswer();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _connector!.Answer = (context, _) =>
        {
            context.Response.Headers.Location = _connector.ServiceUrl;
            return Task.FromResult(context.Response.StatusCode = 307);
        };

        Assert.Equal(new Failed(HttpStatusCode.TemporaryRedirect, null), await SendAsync());
        Assert.Single(_connector.Received);
    }

    [Fact]
    public async Task Nobody_listening_is_a_failure()
    {
        var reference = Reference;
        await _connector!.DisposeAsync();

        Assert.Equal(new Failed(null, "ConnectionError"), await _client!.SendToConversationAsync(reference, Message, Cancellation));
    }

    [Fact]
    public async Task A_timeout_is_a_failure_and_a_cancellation_throws()
    {
        var arrived = new TaskCompletionSource();
        _connector!.Answer = (context, _) =>
        {
            arrived.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        };

        var slow = SendAsync();
        await arrived.Task.WaitAsync(Cancellation);
        _clock.Advance(ConnectorClient.RequestTimeout);
        Assert.Equal(new Failed(null, "Timeout"), await slow);

        arrived = new TaskCompletionSource();
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var cancelled = _client!.SendToConversationAsync(Reference, Message, impatient.Token);
        await arrived.Task.WaitAsync(Cancellation);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    private Task<ConnectorOutcome> SendAsync() => _client!.SendToConversationAsync(Reference, Message, Cancellation);
}

file static class FailedAssertions
{
    public static void AssertNoAnswer(this Failed failed)
    {
        Assert.Null(failed.Status);
        Assert.NotNull(failed.Code);
    }
}
