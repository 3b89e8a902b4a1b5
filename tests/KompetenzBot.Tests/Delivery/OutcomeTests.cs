using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Core;
using KompetenzBot.Delivery;
using KompetenzBot.Platform;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Teams;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>From what the connector answers to what becomes of a message, row by row.</summary>
public sealed class OutcomeTests
{
    private const string Blocked209 = """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"Thread is not writable.\"}"}""";

    private static readonly ConversationReference Chat = new() { ServiceUrl = "https://teams.microsoft.com/", Conversation = new ConversationAccount { Id = "a:1" } };

    [Theory]
    [InlineData(200, """{"id":"17"}""", "Delivered 17", false)]
    [InlineData(201, """{"id":"17"}""", "Delivered 17", false)]
    [InlineData(202, "", "Delivered ", false)]
    [InlineData(200, "<html>", "Retry MalformedResponse", false)]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"no"}}""", "Rejected BadSyntax", false)]
    [InlineData(401, """{"error":{"code":"Unauthorized"}}""", "Retry Unauthorized", false)]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", "Unreachable NotInstalled", false)]
    [InlineData(403, """{"error":{"code":"ForbiddenOperationException"}}""", "Unreachable NotInstalled", false)]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser"}}""", "Unreachable Blocked", false)]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin"}}""", "Unreachable DisabledByAdmin", false)]
    [InlineData(403, Blocked209, "Unreachable WritesBlocked", false)]
    [InlineData(403, """{"errorCode":209,"message":"blocked"}""", "Unreachable WritesBlocked", false)]
    [InlineData(403, """{"error":{"code":"SomethingNew"}}""", "Retry SomethingNew", false)]
    [InlineData(403, "denied by a proxy", "Retry Forbidden", false)]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "Unreachable ConversationNotFound", false)]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", "Rejected ActivityNotFoundInConversation", false)]
    [InlineData(408, "", "Retry RequestTimeout", false)]
    [InlineData(412, "", "Retry PreconditionFailed", true)]
    [InlineData(413, """{"error":{"code":"MessageSizeTooBig"}}""", "Rejected MessageSizeTooBig", false)]
    [InlineData(429, "", "Retry Throttled", true)]
    [InlineData(429, "", "Retry Throttled 2", true, 2)]
    [InlineData(429, "", "Retry Throttled 3", true, 3)]
    [InlineData(429, "", "Retry Throttled 4", false, 4)]
    [InlineData(500, """{"error":{"code":"ServiceError"}}""", "Retry ServiceError", false)]
    [InlineData(502, "", "Retry BadGateway", true)]
    [InlineData(503, "", "Retry ServiceUnavailable", true)]
    [InlineData(503, "", "Retry ServiceUnavailable 60", false, 60)]
    [InlineData(504, "", "Retry GatewayTimeout", true)]
    public async Task Every_answer_has_its_outcome(int status, string body, string outcome, bool isRepeated, int? retryAfter = null)
    {
        var answered = await OutcomeAsync(_ => Answer(status, body, retryAfter));

        Assert.Equal((outcome, isRepeated, status == 429), (Words(answered.Outcome), answered.IsRepeated, answered.IsThrottled));
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_the_outcome_unknown_and_is_not_repeated_at_once()
    {
        var answered = await OutcomeAsync(_ => throw new HttpRequestException(HttpRequestError.ConnectionError));

        Assert.Equal(("Retry ConnectionError", false), (Words(answered.Outcome), answered.IsRepeated));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once_and_the_request_repeated_with_it()
    {
        List<string?> used = [];
        var answered = await OutcomeAsync(request =>
        {
            used.Add(request.Headers.Authorization?.Parameter);
            return used.Count == 1 ? Answer(401, "") : Answer(201, """{"id":"17"}""");
        });

        Assert.Equal(["token 1", "token 2"], used);
        Assert.Equal("Delivered 17", Words(answered.Outcome));
    }

    [Fact]
    public async Task A_renewed_token_that_is_refused_too_is_not_renewed_again()
    {
        var requests = 0;
        var answered = await OutcomeAsync(_ => ++requests > 5 ? throw new InvalidOperationException() : Answer(401, ""));

        Assert.Equal((2, "Retry Unauthorized", false), (requests, Words(answered.Outcome), answered.IsRepeated));
    }

    private static string Words(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Delivered delivered => $"Delivered {delivered.Id}",
        SendOutcome.Retry { After: { } after } retry => $"Retry {retry.Reason} {after.TotalSeconds}",
        SendOutcome.Retry retry => $"Retry {retry.Reason}",
        SendOutcome.Unreachable unreachable => $"Unreachable {unreachable.Reason}",
        SendOutcome.Rejected rejected => $"Rejected {rejected.Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static HttpResponseMessage Answer(int status, string body, int? retryAfter = null)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        answer.Headers.RetryAfter = retryAfter is { } seconds ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)) : null;
        return answer;
    }

    private static async Task<TeamsOutcome> OutcomeAsync(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var http = new HttpClient(new Connector(answer));
        var connector = new ConnectorClient(http, new TokenSource(new Tokens(), ConnectorClient.TokenScope, TimeProvider.System), new AllowedServiceUrls([], allowLoopbackHttp: false), TimeProvider.System);
        return TeamsOutcome.Of(await connector.SendToConversationAsync(Chat, Activity.CreateMessage("hallo"), TestContext.Current.CancellationToken));
    }

    private sealed class Connector(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }

    private sealed class Tokens : TokenCredential
    {
        private int _given;

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new($"token {++_given}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
