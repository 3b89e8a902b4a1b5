using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KompetenzBot.Platform.BotFramework;
using static KompetenzBot.Platform.BotFramework.ConnectorOutcome;
using static KompetenzBot.Platform.BotFramework.UnreachableReason;

namespace KompetenzBot.Platform.Tests.BotFramework;

public sealed class ConnectorResponseTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<int, string, ConnectorOutcome> Answers => new()
    {
        { 200, """{"id":"1"}""", new Succeeded("1") },
        { 201, """{"id":"1","activityId":"2"}""", new Succeeded("1") },
        { 202, "", new Succeeded(null) },
        { 204, " \r\n", new Succeeded(null) },
        { 200, "{}", new Succeeded(null) },
        { 200, "null", new Succeeded(null) },
        { 200, "<html>", new Failed(HttpStatusCode.OK, "MalformedResponse") },
        { 200, """{"id":7}""", new Failed(HttpStatusCode.OK, "MalformedResponse") },
        { 201, """{"id":"1""", new Failed(HttpStatusCode.Created, "MalformedResponse") },
        { 302, "", new Failed(HttpStatusCode.Redirect, null) },
        { 400, Error("BadArgument"), new Rejected(HttpStatusCode.BadRequest, "BadArgument") },
        { 401, Error("Unauthorized"), new Failed(HttpStatusCode.Unauthorized, "Unauthorized") },
        { 403, Error("BotNotInConversationRoster"), new Unreachable(NotInstalled, "BotNotInConversationRoster") },
        { 403, Error("ForbiddenOperationException"), new Unreachable(NotInstalled, "ForbiddenOperationException") },
        { 403, Error("ConversationBlockedByUser"), new Unreachable(Blocked, "ConversationBlockedByUser") },
        { 403, Error("BotDisabledByAdmin"), new Unreachable(DisabledByAdmin, "BotDisabledByAdmin") },
        { 403, Teams209("MessageWritesBlocked"), new Unreachable(WritesBlocked, "MessageWritesBlocked") },
        { 403, Teams209("SomethingNew"), new Failed(HttpStatusCode.Forbidden, "SomethingNew") },
        { 403, """{"errorCode":209,"message":"Thread is blocked."}""", new Unreachable(WritesBlocked, "209") },
        { 403, """{"errorCode":"209"}""", new Unreachable(WritesBlocked, "209") },
        { 403, "", new Failed(HttpStatusCode.Forbidden, null) },
        { 404, Error("ConversationNotFound"), new Unreachable(ConversationNotFound, "ConversationNotFound") },
        { 404, Error("ActivityNotFoundInConversation"), new Rejected(HttpStatusCode.NotFound, "ActivityNotFoundInConversation") },
        { 404, "not here", new Rejected(HttpStatusCode.NotFound, null) },
        { 408, "", new Failed(HttpStatusCode.RequestTimeout, null) },
        { 412, Error("PreconditionFailed"), new Transient(HttpStatusCode.PreconditionFailed, "PreconditionFailed") },
        { 413, Error("MessageSizeTooBig"), new Rejected(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig") },
        { 429, Error("Throttled"), new Throttled(null) },
        { 500, Error("ServiceError"), new Failed(HttpStatusCode.InternalServerError, "ServiceError") },
        { 501, "", new Failed(HttpStatusCode.NotImplemented, null) },
        { 502, "<html>", new Transient(HttpStatusCode.BadGateway, null) },
        { 503, "", new Transient(HttpStatusCode.ServiceUnavailable, null) },
        { 504, "", new Transient(HttpStatusCode.GatewayTimeout, null) },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_has_one_meaning(int status, string body, ConnectorOutcome expected) =>
        Assert.Equal(expected, Classify(status, body));

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Tue, 15 Sep 2026 10:00:30 GMT", 30)]
    [InlineData("Tue, 15 Sep 2026 09:59:00 GMT", 0)]
    public void A_wait_is_told_in_seconds_or_as_a_date(string retryAfter, int seconds)
    {
        Assert.Equal(new Throttled(TimeSpan.FromSeconds(seconds)), Classify(429, "", retryAfter));
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<Transient>(Classify(503, "", retryAfter)).RetryAfter);
    }

    [Theory]
    [InlineData("""{"error":{"code":"Anna Beispiel has blocked the bot"}}""")]
    [InlineData("""{"error":{"code":"","message":"BotDisabledByAdmin"}}""")]
    [InlineData("""{"error":{"code":"\ud800"}}""")]
    [InlineData("""{"error":{"code":{"code":"x"}}}""")]
    [InlineData("""{"error":"BotDisabledByAdmin"}""")]
    [InlineData("""{"message":"{\"subCode\":\"two words\"}"}""")]
    [InlineData("""{"message":"\"text\""}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void A_text_is_never_taken_for_a_code(string body) =>
        Assert.Equal(new Failed(HttpStatusCode.Forbidden, null), Classify(403, body));

    [Fact]
    public void A_code_is_not_endless() => Assert.Equal(new Failed(HttpStatusCode.Forbidden, null), Classify(403, Error(new string('x', 65))));

    private static string Error(string code) => $$$"""{"error":{"code":"{{{code}}}","message":"A sentence about Anna Beispiel."}}""";

    private static string Teams209(string subCode) =>
        $$"""{"errorCode":209,"message":"{\r\n  \"subCode\": \"{{subCode}}\",\r\n  \"details\": \"A sentence.\",\r\n  \"errorCode\": null\r\n}"}""";

    private static ConnectorOutcome Classify(int status, string body, string? retryAfter = null) =>
        ConnectorResponse.Classify(
            (HttpStatusCode)status, retryAfter is null ? null : RetryConditionHeaderValue.Parse(retryAfter), Encoding.UTF8.GetBytes(body), Now);
}
