using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

/// <summary>A person gets everything that is stored about them: as a card, as a file, and as text where files do not work.</summary>
public sealed class ExportTests(TestStorage storage, TestCards cards) : IAsyncLifetime
{
    private UploadHost _host = null!;
    private Scene _scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await UploadHost.StartAsync();
        _scene = await Scene.StartAsync(storage, cards, new SceneOptions { Configuration = new(StringComparer.Ordinal) { ["Bot:AllowedUploadHosts:0"] = _host.Url } });
    }

    public async ValueTask DisposeAsync()
    {
        await _scene.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    [Trait("Threat", "T17")]
    public async Task The_file_holds_everything_that_any_table_holds_about_the_person()
    {
        var (coordinator, anna) = (_scene.AddCoordinator(), _scene.Teams.AddUser("Anna Öztürk"));
        await _scene.RegisterAsync(anna);
        await _scene.AlarmAsync(coordinator);
        await _scene.UntilAsync(anna.IsCalled);
        await anna.ClickAsync("answer.yes", new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = "bringe Anhänger mit", ["arrival"] = "18:30" }, anna.Calls()[0], Token);
        await _scene.UntilAsync(() => coordinator.Situations().Count == 1 && coordinator.Situations()[0].Words().Contains("Anna Öztürk", StringComparison.Ordinal));
        await anna.SayAsync("aktualisieren grenzen", Token);

        Assert.Contains("Alles, was über Sie gespeichert ist", await anna.AskAsync("auskunft"), StringComparison.Ordinal);
        var file = await AcceptAsync(anna);

        Assert.Equal("Habe einen Anhänger", file["profile"]!["remark"]!.GetValue<string>());
        Assert.Equal("registration", file["drafts"]![0]!["dialog"]!.GetValue<string>());
        Assert.Equal("bringe Anhänger mit", file["alarms"]![0]!["disclosed"]!["remark"]!.GetValue<string>());
        Assert.Equal("Kommunales Lagezentrum", file["accessLog"]![0]!["body"]!.GetValue<string>());
        Assert.Equal(anna.ConversationId, file["chat"]!["conversation"]!["id"]!.GetValue<string>());
        Assert.Empty(_host.Tokens);
        Assert.Contains(anna.Messages, message => message.Activity.GetRawText().Contains("teams.card.file.info", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Threat", "T9")]
    public async Task A_file_is_made_for_the_person_who_accepts_it_and_for_nobody_else()
    {
        var (anna, ben) = (await _scene.AddVolunteerAsync("Anna Öztürk", "arabic"), await _scene.AddVolunteerAsync("Ben Grünwald", "dari"));
        await anna.SayAsync("auskunft", Token);
        await anna.ClickAsync("Als Datei ablegen", cancellationToken: Token);

        var stolen = await AnswerAsync(ben, "accept", Context(anna), $"{_host.Url}/ben");

        Assert.Equal(HttpStatusCode.OK, stolen.Status);
        Assert.Contains("dari", System.Text.Encoding.UTF8.GetString(_host.Files["/ben"]), StringComparison.Ordinal);
        Assert.DoesNotContain("arabic", System.Text.Encoding.UTF8.GetString(_host.Files["/ben"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://boese.example/x")]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("https://stadt.sharepoint.com.boese.example/x")]
    [InlineData("https://user@stadt.sharepoint.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    [Trait("Threat", "T6")]
    public async Task Nothing_is_uploaded_to_a_host_that_is_not_allowed(string url)
    {
        var anna = await _scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        await anna.SayAsync("auskunft", Token);
        await anna.ClickAsync("Als Datei ablegen", cancellationToken: Token);

        await AnswerAsync(anna, "accept", Context(anna), url);

        Assert.Contains("konnte ich nicht ablegen", anna.LastWords(), StringComparison.Ordinal);
        Assert.Empty(_host.Files);
    }

    [Theory]
    [InlineData("decline", """{"kind":"export"}""", "ich lege keine Datei ab")]
    [InlineData("accept", """{"kind":"something"}""", "kann ich nicht mehr erstellen")]
    [InlineData("accept", "{}", "kann ich nicht mehr erstellen")]
    [InlineData("accept", "[1]", "kann ich nicht mehr erstellen")]
    [InlineData("accept", "null", "kann ich nicht mehr erstellen")]
    [Trait("Threat", "T6")]
    public async Task Declined_and_forged_answers_are_answered_politely(string action, string context, string expected)
    {
        var anna = await _scene.AddVolunteerAsync("Anna Öztürk", "arabic");

        await AnswerAsync(anna, action, JsonNode.Parse(context), $"{_host.Url}/x");

        Assert.Contains(expected, anna.LastWords(), StringComparison.Ordinal);
        Assert.Empty(_host.Files);
    }

    [Fact]
    public async Task Where_files_do_not_work_the_same_is_shown_as_text()
    {
        var anna = await _scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        await anna.SayAsync("mydata", Token);

        var answer = await _scene.PressAsync(anna, "Hier als Text anzeigen");

        Assert.Contains("\"competenceId\": \"arabic\"", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wherever_a_page_of_the_text_ends_no_line_on_it_is_empty()
    {
        var anna = await _scene.AddVolunteerAsync("Anna Öztürk", [.. Enumerable.Range(10, 60).Select(number => $"competence-{number}")]);
        await anna.SayAsync("auskunft", Token);
        var message = anna.LatestCard!;
        foreach (var length in Enumerable.Range(1, 55))
        {
            await _scene.ReplaceAsync((await _scene.ProfileAsync(anna))! with { Name = new string('x', length) });

            Assert.NotNull((await anna.InvokeAsync("adaptiveCard/action", Crafted.Action("export.text", new JsonObject()), message, Token)).Card);
        }
    }

    [Fact]
    [Trait("Threat", "T6")]
    public async Task A_file_that_nobody_asked_for_is_answered()
    {
        var anna = _scene.Teams.AddUser("Anna Öztürk");
        _host.Files["/lebenslauf.pdf"] = [1, 2, 3];

        await SendFileAsync(anna, $"{_host.Url}/lebenslauf.pdf");
        Assert.Contains("nichts anfangen", anna.LastWords(), StringComparison.Ordinal);
        await SendFileAsync(anna, "https://boese.example/lebenslauf.pdf");
        Assert.Contains("kann ich nicht lesen", anna.LastWords(), StringComparison.Ordinal);
        _host.Files["/gross"] = new byte[2 * 1024 * 1024];
        await SendFileAsync(anna, $"{_host.Url}/gross");
        Assert.Contains("kann ich nicht lesen", anna.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Privacy_shows_the_notice_and_the_history_of_consents()
    {
        var anna = _scene.Teams.AddUser("Anna Öztürk");
        Assert.Contains("Sie haben bisher in nichts eingewilligt", await anna.AskAsync("datenschutz"), StringComparison.Ordinal);
        await _scene.RegisterAsync(anna);
        await anna.SayAsync("aktualisieren einwilligungen", Token);
        await _scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string>(StringComparer.Ordinal) { ["consent"] = "true", ["sms"] = "true" });

        var words = await anna.AskAsync("datenschutz");

        Assert.Contains("Stadt Musterstadt", words, StringComparison.Ordinal);
        Assert.Contains("SMS: ja", words, StringComparison.Ordinal);
        Assert.Contains("SMS: nein", words, StringComparison.Ordinal);
    }

    private static JsonNode? Context(SimulatedUser user) => JsonNode.Parse(Offer(user).GetProperty("content").GetProperty("acceptContext").GetRawText());

    private static JsonElement Offer(SimulatedUser user) => user.Messages.SelectMany(message => message.Activity.GetProperty("attachments").EnumerateArray())
        .Last(attachment => attachment.GetProperty("contentType").GetString() == "application/vnd.microsoft.teams.card.file.consent");

    private static Task<BotAnswer> AnswerAsync(SimulatedUser user, string action, JsonNode? context, string url) => user.InvokeAsync(
        "fileConsent/invoke",
        new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = context?.DeepClone(),
            ["uploadInfo"] = new JsonObject { ["uploadUrl"] = url, ["contentUrl"] = url, ["name"] = "auskunft.json", ["uniqueId"] = "1", ["fileType"] = "json" },
        },
        null,
        Token);

    private static Task<BotAnswer> SendFileAsync(SimulatedUser user, string url)
    {
        var activity = user.Activity("message");
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = "lebenslauf.pdf",
            ["content"] = new JsonObject { ["downloadUrl"] = url, ["uniqueId"] = "1", ["fileType"] = "pdf" },
        });
        return user.DeliverAsync(activity, Token);
    }

    private async Task<JsonNode> AcceptAsync(SimulatedUser user)
    {
        await user.ClickAsync("Als Datei ablegen", cancellationToken: Token);
        await AnswerAsync(user, "accept", Context(user), $"{_host.Url}/auskunft.json");
        return JsonNode.Parse(_host.Files["/auskunft.json"])!;
    }
}
