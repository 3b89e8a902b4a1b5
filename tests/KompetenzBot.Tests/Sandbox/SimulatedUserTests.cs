using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>The simulated person clicks like a Teams client.</summary>
public sealed class SimulatedUserTests : IAsyncLifetime
{
    private const string Card = """
        {"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Alarm"}],"actions":[
          {"type":"Action.Execute","title":"Ja","verb":"answer.yes","data":{"alarm":"42"},"fallback":{"type":"Action.Submit","title":"Ja","data":{"alarm":"42","verb":"answer.yes"}}},
          {"type":"Action.ShowCard","title":"Ja, aber …","card":{"type":"AdaptiveCard","body":[{"type":"Input.Text","id":"remark","label":"Hinweis","isRequired":true,"errorMessage":"Bitte ausfüllen"}],
            "actions":[{"type":"Action.Execute","title":"Senden","verb":"answer.yes","data":{"alarm":"42"}}]}}]}
        """;

    private const string Answered = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Gespeichert"}]}""";

    private readonly ScriptedBot _bot = new();
    private SimulatedTeams _teams = null!;
    private SimulatedUser _anna = null!;
    private HttpClient _connector = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await SimulatedTeams.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _teams.Bot = new HttpClient(_bot) { BaseAddress = new Uri("http://bot.example/") };
        _anna = _teams.AddUser("Anna Öztürk");
        _connector = new HttpClient { BaseAddress = new Uri(_teams.ServiceUrl), DefaultRequestHeaders = { Authorization = new("Bearer", "development") } };
        await SendCardAsync(HttpMethod.Post, Activities, Card);
    }

    public async ValueTask DisposeAsync()
    {
        _connector.Dispose();
        _teams.Bot?.Dispose();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task A_click_sends_the_action_of_the_card_and_shows_the_answer_to_this_client_only()
    {
        _bot.Answer = $$"""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{{Answered}}}""";
        var other = _anna.AtAnotherClient();

        var answer = await _anna.ClickAsync("Ja", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(200, answer.InvokeStatus);
        Assert.Equal("adaptiveCard/action", (string?)_bot.Received["name"]);
        Assert.Equal("manual", (string?)_bot.Received["value"]!["trigger"]);
        Assert.Equal("answer.yes", (string?)_bot.Received["value"]!["action"]!["verb"]);
        Assert.Equal("42", (string?)_bot.Received["value"]!["action"]!["data"]!["alarm"]);
        Assert.Equal(_anna.Messages[0].Id, (string?)_bot.Received["replyToId"]);
        Assert.Contains("Gespeichert", CardReader.TextIn(_anna.CardOf(_anna.Messages[0])!.Value), StringComparison.Ordinal);
        Assert.Contains("Alarm", CardReader.TextIn(other.CardOf(other.Messages[0])!.Value), StringComparison.Ordinal);

        await SendCardAsync(HttpMethod.Put, $"{Activities}/{_anna.Messages[0].Id}", Card);
        Assert.Contains("Alarm", CardReader.TextIn(_anna.CardOf(_anna.Messages[0])!.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_buttons_with_one_verb_the_one_with_the_filled_input_is_clicked()
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = "ab 19 Uhr" };

        await _anna.ClickAsync("answer.yes", inputs, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("ab 19 Uhr", (string?)_bot.Received["value"]!["action"]!["data"]!["remark"]);
    }

    [Fact]
    public async Task An_empty_required_input_keeps_the_client_from_sending()
    {
        var refused = await _anna.ClickAsync("Senden", cancellationToken: TestContext.Current.CancellationToken);

        Assert.False(refused.Sent);
        Assert.Equal("Bitte ausfüllen", refused.InputErrors["remark"]);
        Assert.Empty(_bot.Received);
    }

    [Fact]
    public async Task An_old_client_sends_the_fallback_as_a_message_with_a_value()
    {
        await _anna.SubmitAsync("answer.yes", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("message", (string?)_bot.Received["type"]);
        Assert.Equal("answer.yes", (string?)_bot.Received["value"]!["verb"]);
    }

    private string Activities => $"v3/conversations/{Uri.EscapeDataString(_anna.ConversationId)}/activities";

    private async Task SendCardAsync(HttpMethod method, string address, string card)
    {
        var attachment = new JsonObject { ["contentType"] = CardReader.ContentType, ["content"] = JsonNode.Parse(card) };
        using var request = new HttpRequestMessage(method, address)
        {
            Content = JsonContent.Create(new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(attachment) }),
        };
        (await _connector.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }
}
