using System.Net;
using System.Text.Json.Nodes;
using KompetenzBot.Platform.Graph;
using static KompetenzBot.Platform.Graph.GraphFailureKind;

namespace KompetenzBot.Platform.Tests.Graph;

/// <summary>Several people in one request.</summary>
public sealed class BatchTests : GraphTests
{
    private static readonly Guid Nobody = new("a0000000-0000-4000-8000-00000000000c");

    [Fact]
    public async Task Each_part_has_a_result_of_its_own_in_the_order_that_was_asked()
    {
        Graph.Answers(200, """
            {"responses":[
              {"id":"3","status":429,"headers":{"retry-after":"9"},"body":{"error":{"code":"TooManyRequests"}}},
              {"id":"2","status":404,"body":{"error":{"code":"Request_ResourceNotFound"}}},
              {"id":"1","status":200,"headers":{"Content-Type":"application/json"},"body":{"id":"a0000000-0000-4000-8000-00000000000a","accountEnabled":true}}]}
            """);

        var results = (await Client.GetUsersAsync([Anna, Nobody, Jörg], Cancellation)).Value!;

        Assert.Equal(new User { Id = Anna, AccountEnabled = true }, results[0].Value);
        Assert.Equal(new GraphFailure(NotFound, HttpStatusCode.NotFound, "Request_ResourceNotFound"), results[1].Failure);
        Assert.Equal(new GraphFailure(Throttled, HttpStatusCode.TooManyRequests, "TooManyRequests", TimeSpan.FromSeconds(9)), results[2].Failure);
        var request = Assert.Single(Graph.Received);
        Assert.Equal("POST /v1.0/$batch", request.Line);
        var parts = JsonNode.Parse(request.Body)!["requests"]!.AsArray();
        Assert.Equal(3, parts.Count);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"id":"1","method":"GET","url":"/users/a0000000-0000-4000-8000-00000000000a?$select=id,displayName,department,preferredLanguage,accountEnabled"}"""),
            parts[0]));
    }

    [Fact]
    public async Task A_part_without_an_answer_is_unavailable()
    {
        Graph.Answers(200, """{"responses":[{"id":"2","status":200},{"status":200}]}""");

        var results = (await Client.GetUsersAsync([Anna, Jörg], Cancellation)).Value!;

        Assert.Equal([Unavailable, Unavailable], results.Select(result => result.Failure?.Kind ?? NotFound));
    }

    [Fact]
    public async Task A_batch_can_fail_as_a_whole()
    {
        Graph.Answers(429, "{}", retryAfter: "5");

        Assert.Equal(new GraphFailure(Throttled, HttpStatusCode.TooManyRequests, null, TimeSpan.FromSeconds(5)), (await Client.GetUsersAsync([Anna], Cancellation)).Failure);
    }

    [Fact]
    public async Task More_than_a_batch_holds_are_refused_and_none_are_not_asked()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.GetUsersAsync([.. Enumerable.Range(0, 21).Select(_ => Guid.NewGuid())], Cancellation));

        Assert.Empty((await Client.GetUsersAsync([], Cancellation)).Value!);
        Assert.Empty(Graph.Received);
    }
}
