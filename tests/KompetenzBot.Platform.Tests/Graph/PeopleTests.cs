using System.Text.Json.Nodes;
using KompetenzBot.Platform.Graph;

namespace KompetenzBot.Platform.Tests.Graph;

/// <summary>What is asked about one person.</summary>
public sealed class PeopleTests : GraphTests
{
    private const string AnnaJson =
        """{"@odata.context":"x","id":"a0000000-0000-4000-8000-00000000000a","displayName":"Anna Öztürk","department":"Tiefbauamt","preferredLanguage":"de-DE","accountEnabled":true}""";

    private static readonly User AnnaRead = new() { Id = Anna, DisplayName = "Anna Öztürk", Department = "Tiefbauamt", PreferredLanguage = "de-DE", AccountEnabled = true };

    [Fact]
    public async Task A_person_is_asked_for_by_id_with_only_the_fields_that_are_needed()
    {
        Graph.Answers(200, AnnaJson);

        Assert.Equal(AnnaRead, (await Client.GetUserAsync(Anna, Cancellation)).Value);

        var request = Assert.Single(Graph.Received);
        Assert.Equal("GET /v1.0/users/a0000000-0000-4000-8000-00000000000a?$select=id,displayName,department,preferredLanguage,accountEnabled", request.Line);
        Assert.Equal("Bearer token-1", request.Authorization);
        Assert.Equal(["https://graph.microsoft.com/.default"], Credential.Asked.Scopes);
    }

    [Fact]
    public async Task The_manager_is_asked_for_in_the_same_way()
    {
        Graph.Answers(200, AnnaJson);

        Assert.Equal(AnnaRead, (await Client.GetManagerAsync(Jörg, Cancellation)).Value);
        Assert.Equal(
            "GET /v1.0/users/a0000000-0000-4000-8000-00000000000b/manager?$select=id,displayName,department,preferredLanguage,accountEnabled", Graph.Received[0].Line);
    }

    [Fact]
    public async Task Fields_that_are_empty_or_absent_are_not_said()
    {
        Graph.Answers(200, """{"id":"a0000000-0000-4000-8000-00000000000a","displayName":"Anna","department":null}""");

        Assert.Equal(new User { Id = Anna, DisplayName = "Anna" }, (await Client.GetUserAsync(Anna, Cancellation)).Value);
    }

    [Fact]
    public async Task Only_the_working_hours_of_a_mailbox_are_read()
    {
        Graph.Answers(200, """
            {"@odata.context":"x","daysOfWeek":["monday","friday"],"startTime":"08:00:00.0000000","endTime":"16:30:00.0000000","timeZone":{"name":"W. Europe Standard Time"}}
            """);

        var hours = (await Client.GetWorkingHoursAsync(Anna, Cancellation)).Value!;

        Assert.Equal(["monday", "friday"], hours.DaysOfWeek);
        Assert.Equal((new TimeOnly(8, 0), new TimeOnly(16, 30), "W. Europe Standard Time"), (hours.StartTime!.Value, hours.EndTime!.Value, hours.TimeZone!.Name));
        Assert.Equal("GET /v1.0/users/a0000000-0000-4000-8000-00000000000a/mailboxSettings/workingHours", Graph.Received[0].Line);
    }

    [Fact]
    public async Task Groups_are_checked_in_one_call()
    {
        Graph.Answers(200, """{"@odata.context":"x","value":["a0000000-0000-4000-8000-00000000000b"]}""");

        Assert.Equal([Jörg], (await Client.CheckMemberObjectsAsync(Anna, [Jörg, Guid.Empty], Cancellation)).Value!);

        var request = Assert.Single(Graph.Received);
        Assert.Equal("POST /v1.0/users/a0000000-0000-4000-8000-00000000000a/checkMemberObjects", request.Line);
        Assert.Equal("application/json", request.ContentType);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"ids":["a0000000-0000-4000-8000-00000000000b","00000000-0000-0000-0000-000000000000"]}"""), JsonNode.Parse(request.Body)));
    }

    [Fact]
    public async Task More_groups_than_the_directory_takes_are_refused_and_none_are_not_asked()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.CheckMemberObjectsAsync(Anna, [.. Enumerable.Repeat(Jörg, 21)], Cancellation));

        Assert.Empty((await Client.CheckMemberObjectsAsync(Anna, [], Cancellation)).Value!);
        Assert.Empty(Graph.Received);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0", false, true)]
    [InlineData("https://graph.microsoft.com/v1.0/", false, true)]
    [InlineData("http://127.0.0.1:5320/v1.0", true, true)]
    [InlineData("http://localhost:5320/v1.0", true, true)]
    [InlineData("http://127.0.0.1:5320/v1.0", false, false)]
    [InlineData("http://graph.microsoft.com/v1.0", true, false)]
    [InlineData("http://127.0.0.1.example/v1.0", true, false)]
    [InlineData("https://user:pass@graph.microsoft.com/v1.0", true, false)]
    [InlineData("https://graph.microsoft.com/v1.0?a=b", true, false)]
    [InlineData("ftp://graph.microsoft.com/v1.0", true, false)]
    [InlineData("graph", true, false)]
    [InlineData("", true, false)]
    [InlineData(null, true, false)]
    public void A_base_url_is_https_or_on_this_machine(string? text, bool allowLoopback, bool good) => Assert.Equal(good, GraphServiceClient.IsBaseUrl(text, allowLoopback));
}
