using System.Globalization;
using System.Net;
using KompetenzBot.Platform.Graph;
using static KompetenzBot.Platform.Graph.GraphFailureKind;

namespace KompetenzBot.Platform.Tests.Graph;

/// <summary>What goes wrong, and what is made of it.</summary>
public sealed class FailureTests : GraphTests
{
    [Theory]
    [InlineData(404, "Request_ResourceNotFound", NotFound)]
    [InlineData(404, "MailboxNotEnabledForRESTAPI", NotFound)]
    [InlineData(404, "UnknownError", Unavailable)]
    [InlineData(410, "resyncRequired", Gone)]
    [InlineData(410, "SyncStateNotFound", Gone)]
    [InlineData(400, "syncStateInvalid", Gone)]
    [InlineData(400, "Request_BadRequest", Refused)]
    [InlineData(403, "Authorization_RequestDenied", Refused)]
    [InlineData(429, "TooManyRequests", Throttled)]
    [InlineData(500, "InternalServerError", Unavailable)]
    [InlineData(503, "ServiceUnavailable", Unavailable)]
    [InlineData(302, "Found", Unavailable)]
    public async Task An_error_says_what_to_make_of_it(int status, string code, GraphFailureKind kind)
    {
        Graph.Answers(status, $$"""{"error":{"innerError":{"request-id":"r"},"message":"Resource 'Anna' does not exist.","code":"{{code}}"} }""");

        Assert.Equal(new GraphFailure(kind, (HttpStatusCode)status, code), await FailureAsync());
        Assert.Single(Graph.Received);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Not Found</html>")]
    [InlineData("""{"error":"Request_ResourceNotFound"}""")]
    [InlineData("""{"error":{"code":"Anna does not exist."}}""")]
    public async Task A_404_that_is_not_the_directorys_own_does_not_mean_that_someone_is_gone(string body)
    {
        Graph.Answers(404, body);

        Assert.Equal(new GraphFailure(Unavailable, HttpStatusCode.NotFound, Code: null), await FailureAsync());
    }

    [Fact]
    public async Task Waiting_times_are_told_in_seconds_or_as_a_date()
    {
        Graph.Answers(429, "{}", retryAfter: "17");
        Assert.Equal(TimeSpan.FromSeconds(17), (await FailureAsync())?.RetryAfter);

        Graph.Answers(503, "{}", retryAfter: Clock.GetUtcNow().AddMinutes(2).ToString("R", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.FromMinutes(2), (await FailureAsync())?.RetryAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"id":"Anna"}""")]
    [InlineData("""{"id":"a0000000-0000-4000-8000-00000000000a","accountEnabled":"yes"}""")]
    public async Task An_answer_that_cannot_be_read_is_no_answer(string body)
    {
        Graph.Answers(200, body);

        Assert.Equal(new GraphFailure(Unavailable, HttpStatusCode.OK, "MalformedResponse"), await FailureAsync());
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        Graph.Answer = (context, number) => RecordingGraph.Json(context, number == 1 ? 401 : 200, """{"id":"a0000000-0000-4000-8000-00000000000a"}""");

        Assert.True((await Client.GetUserAsync(Anna, Cancellation)).IsSuccess);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], Graph.Received.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_token_that_stays_refused_is_a_failure()
    {
        Graph.Answers(401, """{"error":{"code":"InvalidAuthenticationToken"}}""");

        Assert.Equal(new GraphFailure(Unavailable, HttpStatusCode.Unauthorized, "InvalidAuthenticationToken"), await FailureAsync());
        Assert.Equal(2, Graph.Received.Count);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked()
    {
        Credential.Fails = true;

        Assert.Equal(new GraphFailure(Unavailable, null, "TokenUnavailable"), await FailureAsync());
        Assert.Empty(Graph.Received);
    }

    [Fact]
    public async Task A_dropped_connection_is_no_answer()
    {
        Graph.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.Equal((Unavailable, null), await FailureAsync() is { } failure ? (failure.Kind, failure.Status) : default);
    }

    [Fact]
    public async Task An_endless_answer_is_no_answer()
    {
        Graph.Answers(200, new string(' ', 5 * 1024 * 1024));

        Assert.Equal((Unavailable, null), await FailureAsync() is { } failure ? (failure.Kind, failure.Status) : default);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        Graph.Answer = (context, _) =>
        {
            context.Response.Headers.Location = Graph.BaseUrl.AbsoluteUri;
            return Task.FromResult(context.Response.StatusCode = 307);
        };

        Assert.Equal(Unavailable, (await FailureAsync())?.Kind);
        Assert.Single(Graph.Received);
    }

    [Fact]
    public async Task A_timeout_is_no_answer_and_a_cancellation_throws()
    {
        var arrived = new TaskCompletionSource();
        Graph.Answer = (context, _) =>
        {
            arrived.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        };

        var slow = FailureAsync();
        await arrived.Task.WaitAsync(Cancellation);
        Clock.Advance(GraphServiceClient.RequestTimeout);
        Assert.Equal(new GraphFailure(Unavailable, null, "Timeout"), await slow);

        arrived = new TaskCompletionSource();
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var cancelled = Client.GetUserAsync(Anna, impatient.Token);
        await arrived.Task.WaitAsync(Cancellation);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    private async Task<GraphFailure?> FailureAsync() => (await Client.GetUserAsync(Anna, Cancellation)).Failure;
}
