using KompetenzBot.Platform.Graph;

namespace KompetenzBot.Platform.Tests.Graph;

/// <summary>Following the changes of the directory.</summary>
public sealed class DeltaTests : GraphTests
{
    [Fact]
    public async Task It_begins_with_everybody_and_goes_on_page_by_page_to_the_link_for_later()
    {
        Graph.Answer = (context, number) => RecordingGraph.Json(context, 200, number == 1
            ? $$$"""
              {"@odata.nextLink":"{{{Graph.BaseUrl}}}/users/delta?$skiptoken=p%2F2","value":[
                {"id":"a0000000-0000-4000-8000-00000000000a","accountEnabled":false},
                {"id":"a0000000-0000-4000-8000-00000000000b","@removed":{"reason":"changed"}}]}
              """
            : $$"""{"@odata.deltaLink":"{{Graph.BaseUrl}}/users/delta?$deltatoken=t","value":[]}""");

        var first = (await Client.GetUsersDeltaAsync(null, Cancellation)).Value!;
        var second = (await Client.GetUsersDeltaAsync(first.NextLink, Cancellation)).Value!;
        await Client.GetUsersDeltaAsync(second.DeltaLink, Cancellation);

        Assert.Equal([new UserChange { Id = Anna, AccountEnabled = false }, new UserChange { Id = Jörg, Removed = new UserRemoval("changed") }], first.Value);
        Assert.Empty(second.Value);
        Assert.Null(second.NextLink);
        Assert.Equal(
            ["GET /v1.0/users/delta?$select=id,accountEnabled", "GET /v1.0/users/delta?$skiptoken=p%2F2", "GET /v1.0/users/delta?$deltatoken=t"],
            Graph.Received.Select(request => request.Line));
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/users/delta?$deltatoken=t")]
    [InlineData("http://127.0.0.1:1/v1.0/users/delta?$deltatoken=t")]
    [InlineData("/v1.0/users/delta?$deltatoken=t")]
    [InlineData("")]
    public async Task A_link_to_another_host_gets_no_token(string link)
    {
        Assert.Equal(new GraphFailure(GraphFailureKind.Refused, null, "LinkToAnotherHost"), (await Client.GetUsersDeltaAsync(link, Cancellation)).Failure);
        Assert.Equal(0, Credential.Given);
    }

    [Fact]
    public async Task A_link_with_user_info_or_another_scheme_gets_no_token()
    {
        var other = Graph.BaseUrl.AbsoluteUri;

        Assert.False((await Client.GetUsersDeltaAsync(other.Replace("http:", "https:", StringComparison.Ordinal), Cancellation)).IsSuccess);
        Assert.False((await Client.GetUsersDeltaAsync(other.Replace("//", "//user@", StringComparison.Ordinal), Cancellation)).IsSuccess);
        Assert.Empty(Graph.Received);
    }

    [Theory]
    [InlineData("""{"value":[]}""")]
    [InlineData("""{"@odata.deltaLink":"x"}""")]
    [InlineData("""{"@odata.deltaLink":"x","value":null}""")]
    [InlineData("""{"@odata.deltaLink":"x","value":[{"accountEnabled":true}]}""")]
    public async Task A_page_of_which_a_part_is_missing_is_no_answer(string body)
    {
        Graph.Answers(200, body);

        Assert.Equal("MalformedResponse", (await Client.GetUsersDeltaAsync(null, Cancellation)).Failure?.Code);
    }
}
