using System.Net;
using System.Text;
using KompetenzBot.Platform;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Platform.Graph;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>The simulated directory: what our client asks is answered, and what the real one would refuse is refused.</summary>
public sealed class SimulatedGraphTests : IAsyncLifetime
{
    private const string Anna = "a0000000-0000-4000-8000-00000000000a";
    private const string Jörg = "a0000000-0000-4000-8000-00000000000b";
    private const string Group = "a0000000-0000-4000-8000-0000000000f0";
    private const string OuterGroup = "a0000000-0000-4000-8000-0000000000f1";

    private readonly HttpClient _http = new(GraphServiceClient.CreateHandler());
    private SimulatedGraph _graph = null!;
    private GraphServiceClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _graph = await SimulatedGraph.StartAsync(new SimulatedGraphOptions { PageSize = 2 }, Token);
        _client = new GraphServiceClient(
            _http, new Uri(_graph.BaseUrl), new TokenSource(BotCredential.Development(), GraphServiceClient.TokenScope, TimeProvider.System), TimeProvider.System);
        _graph.Put(new DirectoryPerson(Guid.Parse(Anna), "Anna Öztürk") { Department = "Tiefbauamt", Language = "de-DE", Manager = Guid.Parse(Jörg) });
        _graph.Put(new DirectoryPerson(Guid.Parse(Jörg), "Jörg Böhm") { Hours = new MailboxHours(["friday"], new TimeOnly(7, 0), new TimeOnly(12, 30)) });
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task People_managers_and_hours_are_told()
    {
        Assert.Equal(
            new User { Id = Guid.Parse(Anna), DisplayName = "Anna Öztürk", Department = "Tiefbauamt", PreferredLanguage = "de-DE", AccountEnabled = true },
            (await _client.GetUserAsync(Guid.Parse(Anna), Token)).Value);
        Assert.Equal("Jörg Böhm", (await _client.GetManagerAsync(Guid.Parse(Anna), Token)).Value?.DisplayName);
        Assert.Equal(GraphFailureKind.NotFound, (await _client.GetManagerAsync(Guid.Parse(Jörg), Token)).Failure?.Kind);
        Assert.Equal((new TimeOnly(7, 0), new TimeOnly(12, 30)), (await _client.GetWorkingHoursAsync(Guid.Parse(Jörg), Token)).Value is { } hours ? (hours.StartTime!.Value, hours.EndTime!.Value) : default);
        Assert.Equal(GraphFailureKind.NotFound, (await _client.GetWorkingHoursAsync(Guid.Parse(Anna), Token)).Failure?.Kind);
    }

    [Fact]
    public async Task Members_of_inner_groups_are_members()
    {
        _graph.PutGroup(Group, Anna);
        _graph.PutGroup(OuterGroup, Group);

        Assert.Equal([Guid.Parse(OuterGroup)], (await _client.CheckMemberObjectsAsync(Guid.Parse(Anna), [Guid.Parse(OuterGroup), Guid.NewGuid()], Token)).Value!);
        Assert.Empty((await _client.CheckMemberObjectsAsync(Guid.Parse(Jörg), [Guid.Parse(OuterGroup)], Token)).Value!);
    }

    [Fact]
    public async Task Changes_are_everybody_first_and_then_who_changed()
    {
        _graph.Put(new DirectoryPerson(Guid.NewGuid(), "Ayşe Schäfer"));
        var (everybody, link) = await FollowAsync(null);
        Assert.Equal(3, everybody.Count);

        Assert.Empty((await FollowAsync(link)).Changes);
        _graph.Enable(Anna, enabled: false);
        _graph.Delete(Jörg);
        var (changes, later) = await FollowAsync(link);
        Assert.Equal([(Guid.Parse(Anna), false, false), (Guid.Parse(Jörg), true, true)], changes.Select(change => (change.Id, change.AccountEnabled ?? true, change.Removed is not null)));

        _graph.Restore(Jörg);
        Assert.Equal([(Guid.Parse(Jörg), true)], (await FollowAsync(later)).Changes.Select(change => (change.Id, change.AccountEnabled ?? false)));
        _graph.ForgetDeltas();
        Assert.Equal(GraphFailureKind.Gone, (await _client.GetUsersDeltaAsync(later, Token)).Failure?.Kind);
    }

    [Fact]
    public async Task Parts_of_a_batch_are_throttled_on_their_own()
    {
        _graph.Next(GraphFault.Throttled(TimeSpan.FromSeconds(3)), when: request => request.Batched && request.Path.Contains(Jörg, StringComparison.Ordinal));

        var results = (await _client.GetUsersAsync([Guid.Parse(Anna), Guid.Parse(Jörg), Guid.Parse(Group)], Token)).Value!;

        Assert.Equal("Anna Öztürk", results[0].Value?.DisplayName);
        Assert.Equal((GraphFailureKind.Throttled, TimeSpan.FromSeconds(3)), (results[1].Failure!.Kind, results[1].Failure!.RetryAfter));
        Assert.Equal(GraphFailureKind.NotFound, results[2].Failure?.Kind);
        Assert.True((await _client.GetUsersAsync([Guid.Parse(Jörg)], Token)).Value![0].IsSuccess);
    }

    [Fact]
    public async Task Outages_and_foreign_tokens_are_answered_as_such()
    {
        _graph.Outage = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _client.GetUserAsync(Guid.Parse(Anna), Token)).Failure?.Status);
        _graph.Outage = false;
        Assert.True((await _client.GetUserAsync(Guid.Parse(Anna), Token)).IsSuccess);

        Assert.Equal(HttpStatusCode.Unauthorized, (await _http.GetAsync($"{_graph.BaseUrl}/users/{Anna}", Token)).StatusCode);
    }

    [Theory]
    [InlineData("GET", "users/anna@stadt.example")]
    [InlineData("GET", $"users/{Anna}?$select=id,salary")]
    [InlineData("GET", $"users/{Anna}?$top=1")]
    [InlineData("GET", $"users/{Anna}?$select=id&$expand=manager")]
    [InlineData("GET", $"users/{Anna}/mailboxSettings/workingHours?$select=x")]
    [InlineData("GET", $"users/{Anna}/messages")]
    [InlineData("DELETE", $"users/{Anna}")]
    [InlineData("GET", "users/delta?$filter=a")]
    [InlineData("GET", "users/delta?$deltatoken=nonsense")]
    [InlineData("GET", "users")]
    [InlineData("POST", $"users/{Anna}/checkMemberObjects", "{}")]
    [InlineData("POST", $"users/{Anna}/checkMemberObjects", """{"ids":[]}""")]
    [InlineData("POST", $"users/{Anna}/checkMemberObjects", """{"ids":["Lagezentrum"]}""")]
    [InlineData("POST", $"users/{Anna}/checkMemberObjects", """{"ids":["a0000000-0000-4000-8000-0000000000f0"],"more":1}""")]
    [InlineData("POST", $"users/{Anna}/checkMemberObjects", "nonsense")]
    [InlineData("POST", "$batch", """{"requests":[]}""")]
    [InlineData("POST", "$batch", """{"requests":[{"id":"1","method":"GET","url":"users/x"}]}""")]
    [InlineData("POST", "$batch", """{"requests":[{"id":"1","method":"GET","url":"/a"},{"id":"1","method":"GET","url":"/b"}]}""")]
    public async Task What_the_directory_would_not_understand_is_a_bad_request(string method, string path, string? body = null) =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(method, path, body));

    [Fact]
    public async Task Limits_and_content_types_are_enforced()
    {
        var ids = string.Join(',', Enumerable.Repeat($"\"{Group}\"", 21));
        var parts = string.Join(',', Enumerable.Range(1, 21).Select(id => $$"""{"id":"{{id}}","method":"GET","url":"/users/{{Anna}}"}"""));

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("POST", $"users/{Anna}/checkMemberObjects", $$"""{"ids":[{{ids}}]}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("POST", "$batch", $$"""{"requests":[{{parts}}]}"""));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync("POST", $"users/{Anna}/checkMemberObjects", $$"""{"ids":["{{Group}}"]}""", "text/plain"));
    }

    private async Task<HttpStatusCode> StatusAsync(string method, string path, string? body, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{_graph.BaseUrl}/{path}");
        request.Headers.Authorization = new("Bearer", "development");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, contentType);
        using var response = await _http.SendAsync(request, Token);
        return response.StatusCode;
    }

    private async Task<(IReadOnlyList<UserChange> Changes, string Link)> FollowAsync(string? link)
    {
        List<UserChange> changes = [];
        while (true)
        {
            var page = (await _client.GetUsersDeltaAsync(link, Token)).Value!;
            Assert.True(page.Value.Count <= 2);
            changes.AddRange(page.Value);
            if (page.DeltaLink is { } later)
            {
                return (changes, later);
            }

            link = page.NextLink;
        }
    }
}
