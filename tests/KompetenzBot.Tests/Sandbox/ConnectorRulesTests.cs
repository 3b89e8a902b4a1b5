using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>The simulated connector refuses what the real one refuses.</summary>
public sealed class ConnectorRulesTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private readonly HttpClient _client = new();
    private SimulatedTeams _teams = null!;
    private SimulatedUser _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await SimulatedTeams.StartAsync(new SimulatedTeamsOptions { Time = _time }, TestContext.Current.CancellationToken);
        _anna = _teams.AddUser("Anna Öztürk");
        _client.BaseAddress = new Uri(_teams.ServiceUrl);
        _client.DefaultRequestHeaders.Authorization = new("Bearer", "development");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task Seven_messages_a_second_reach_a_conversation_and_the_eighth_must_wait()
    {
        for (var sent = 0; sent < 7; sent++)
            Assert.Equal(HttpStatusCode.Created, (await SayAsync(_anna)).StatusCode);

        var refused = await SayAsync(_anna);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await SayAsync(_anna)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SayAsync(_anna)).StatusCode);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await SayAsync(_anna)).StatusCode);
    }

    [Fact]
    public async Task Fifty_requests_a_second_pass_for_the_whole_app()
    {
        var people = Enumerable.Range(0, 51).Select(number => _teams.AddUser($"Person {number}")).ToArray();

        var statuses = new List<HttpStatusCode>();
        foreach (var person in people)
            statuses.Add((await SayAsync(person)).StatusCode);

        Assert.Equal(50, statuses.Count(status => status == HttpStatusCode.Created));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(50, _teams.PeakRequestsPerSecond());
    }

    [Theory]
    [InlineData("""{"text":"x"}""", 400, "BadArgument")]
    [InlineData("""{"type":"event","text":"x"}""", 400, "BadArgument")]
    [InlineData("""{"type":"message"}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","text":"x","textFormat":"html"}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","text":"x","attachmentLayout":"grid"}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","attachments":[{"content":{}}]}""", 400, "BadArgument")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":"{}"}]}""", 400, "BadArgument")]
    [InlineData("not json", 400, "BadSyntax")]
    public async Task An_improper_activity_is_refused(string activity, int status, string code)
    {
        var refused = await _client.PostAsync(Activities(_anna), new StringContent(activity), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Equal(code, await CodeAsync(refused));
        Assert.Empty(_anna.Messages);
    }

    [Fact]
    public async Task A_message_over_100_KB_is_too_big_in_UTF_16()
    {
        Assert.Equal(HttpStatusCode.Created, (await SayAsync(_anna, new string('x', 51_000))).StatusCode);
        Assert.Equal("MessageSizeTooBig", await CodeAsync(await SayAsync(_anna, new string('x', 51_200))));
    }

    [Theory]
    [InlineData(AppState.NotInstalled, "BotNotInConversationRoster")]
    [InlineData(AppState.Blocked, "ConversationBlockedByUser")]
    [InlineData(AppState.DisabledByAdmin, "BotDisabledByAdmin")]
    public async Task A_person_without_the_app_is_not_reached(AppState app, string code)
    {
        _anna.Account.App = app;

        var refused = await SayAsync(_anna);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(code, await CodeAsync(refused));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversation_is_created_by_either_id_if_the_app_is_installed(bool byObjectId)
    {
        var member = byObjectId ? _anna.AadObjectId : _anna.TeamsId;

        var created = await CreateAsync(member);
        Assert.Equal(_anna.ConversationId, (string?)(await created.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["id"]);

        _anna.Account.App = AppState.NotInstalled;
        Assert.Equal("ForbiddenOperationException", await CodeAsync(await CreateAsync(member)));
    }

    [Fact]
    public async Task A_wrong_token_is_refused()
    {
        _client.DefaultRequestHeaders.Authorization = new("Bearer", "other");

        Assert.Equal(HttpStatusCode.Unauthorized, (await SayAsync(_anna)).StatusCode);
    }

    [Fact]
    public async Task Faults_hit_the_next_requests_before_or_after_acceptance()
    {
        _teams.Faults.Next(Fault.Answer(503, TimeSpan.FromSeconds(7)));
        Assert.Equal(TimeSpan.FromSeconds(7), (await SayAsync(_anna)).Headers.RetryAfter!.Delta);
        _teams.Faults.Next(Fault.Drop());
        await Assert.ThrowsAsync<HttpRequestException>(() => SayAsync(_anna));
        Assert.Empty(_anna.Messages);

        _teams.Faults.Next(Fault.DropAfterAcceptance());
        await Assert.ThrowsAsync<HttpRequestException>(() => SayAsync(_anna));
        Assert.Single(_anna.Messages);

        _teams.Faults.Outage = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SayAsync(_anna)).StatusCode);
        _teams.Faults.Clear();
        Assert.Equal(HttpStatusCode.Created, (await SayAsync(_anna)).StatusCode);
    }

    [Fact]
    public async Task An_update_adds_a_version_and_a_deleted_message_is_gone()
    {
        var id = (string)(await (await SayAsync(_anna, "first")).Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["id"]!;
        var address = Activities(_anna) + "/" + id;

        await _client.PutAsJsonAsync(address, Message("second"), TestContext.Current.CancellationToken);
        Assert.Equal(["first", "second"], _anna.Messages[0].Versions.Select(version => version.GetProperty("text").GetString()));

        Assert.Equal(HttpStatusCode.OK, (await _client.DeleteAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty(_anna.Messages);
        Assert.Equal("ActivityNotFoundInConversation", await CodeAsync(await _client.PutAsJsonAsync(address, Message("third"), TestContext.Current.CancellationToken)));
    }

    private Task<HttpResponseMessage> SayAsync(SimulatedUser to, string text = "Hallo") =>
        _client.PostAsJsonAsync(Activities(to), Message(text), TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> CreateAsync(string member) => _client.PostAsJsonAsync(
        "v3/conversations",
        new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = "28:" + _teams.Options.AppId },
            ["members"] = new JsonArray(new JsonObject { ["id"] = member }),
            ["tenantId"] = _teams.Options.TenantId,
        },
        TestContext.Current.CancellationToken);

    private static JsonObject Message(string text) => new() { ["type"] = "message", ["text"] = text };

    private static string Activities(SimulatedUser user) => $"v3/conversations/{Uri.EscapeDataString(user.ConversationId)}/activities";

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (string?)(await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["error"]!["code"];
}
