using System.Text;
using System.Text.Json.Nodes;
using KompetenzBot.Alarms.Scenarios;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Scenarios;

/// <summary>Coordinators see the scenarios; administrators change them in chat, without a new release.</summary>
public sealed class ScenarioCommandTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string FileName = "szenarien.json";
    private static readonly string Changes = Embedded.Json();

    private protected override SceneOptions Options => new() { Directory = true };

    private ScenarioList Current => Scene.Bot.Services.GetRequiredService<IScenarios>().Current;

    [Fact]
    public async Task A_coordinator_sees_all_scenarios_on_pages_with_a_button_for_each()
    {
        var coordinator = Scene.AddCoordinator();

        var words = await coordinator.AskAsync("szenarien");
        Assert.Contains("Ankunft von Geflüchteten", words, StringComparison.Ordinal);
        Assert.Contains("• 4 × Kinderbetreuung", words, StringComparison.Ordinal);
        Assert.DoesNotContain("JSON", words, StringComparison.Ordinal);
        List<string> commands = [.. Commands(coordinator)];
        while (CardReader.ActionsIn(coordinator.LatestCard!.Card!.Value).Any(action => action.Title == "Weitere"))
        {
            await Scene.PressAsync(coordinator, "Weitere");
            commands.AddRange(Commands(coordinator));
        }

        Assert.Equal(Current.All.Select(scenario => $"alarm szenario {scenario.Id}").Order(StringComparer.Ordinal), commands.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("szenarien impfzentrum", "Szenario Impfzentrum")]
    [InlineData("szenario Impfzetnrum", "Szenario Impfzentrum")]
    [InlineData("scenarios blackout", "Szenario Stromausfall")]
    [InlineData("szenarien Impfz", "Meinten Sie „Impfzentrum“?")]
    [InlineData("szenarien *Zauberei*", "Das Szenario „\\*Zauberei\\*“ kenne ich nicht.")]
    [InlineData("szenarien 99", "Ankunft von Geflüchteten")]
    public async Task One_can_be_looked_at_by_name(string text, string expected) => Assert.Contains(expected, await Scene.AddCoordinator().AskAsync(text), StringComparison.Ordinal);

    [Fact]
    public async Task It_is_said_in_English_too()
    {
        var coordinator = Scene.Teams.AddUser("Käthe Lagemann", People.CoordinatorId, locale: "en-GB");

        var words = await coordinator.AskAsync("scenarios vaccination centre");

        Assert.Contains("10 × Vaccinating", words, StringComparison.Ordinal);
        Assert.Contains("Prepare alert", string.Join(' ', CardReader.ActionsIn(coordinator.LatestCard!.Card!.Value).Select(action => action.Title)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_changes_them_and_the_change_is_in_force_and_in_the_trail()
    {
        var admin = AddAdministrator();
        Assert.Contains("Auslieferung, unverändert", await admin.AskAsync("szenarien"), StringComparison.Ordinal);
        Assert.DoesNotContain(admin.Messages, message => message.Card is { } card && CardReader.ActionsIn(card).Any(action => action.Title == "Alarm vorbereiten"));

        var words = await admin.AskAsync(Changes);
        Assert.Contains("Szenarien: diese Änderungen?", words, StringComparison.Ordinal);
        Assert.Contains("Testlage (+ 5 × Erste Hilfe)", words, StringComparison.Ordinal);
        Assert.IsType<ScenarioMatch.Unknown>(Current.Find("Testlage"));

        Assert.Contains("Version 1", (await Scene.PressAsync(admin, "Übernehmen")).Words(), StringComparison.Ordinal);
        Assert.IsType<ScenarioMatch.Found>(Current.Find("Testlage"));
        await Scene.RestartBotAsync();
        await Scene.Bot.Services.GetRequiredService<StoredScenarios>().RunAsync(Token);
        Assert.IsType<ScenarioMatch.Found>(Current.Find("Testlage"));
        Assert.Contains(await Scene.Storage.RowsAsync("Audit"), row => row.GetString("Event") == "ScenariosChanged" && row.GetString("Detail") == "1");
    }

    [Fact]
    public async Task Changes_of_scenarios_and_of_the_catalogue_are_told_apart()
    {
        var admin = AddAdministrator();
        await admin.SayAsync("""{ "competences": [ { "id": "beekeeping", "category": "crafts", "name": { "de": "Imkerei", "en": "Beekeeping" }, "synonyms": { "de": ["scenarios"] } } ] }""", Token);
        Assert.Contains("Version 1", (await Scene.PressAsync(admin, "Übernehmen")).Words(), StringComparison.Ordinal);
        await admin.SayAsync(Embedded.Json(query: "beekeeping"), Token);
        Assert.Contains("Version 1", (await Scene.PressAsync(admin, "Übernehmen")).Words(), StringComparison.Ordinal);

        Assert.Contains("5 × Imkerei", await admin.AskAsync("szenarien Testlage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_before_can_be_put_back()
    {
        var admin = AddAdministrator();
        Assert.Contains("Davor gibt es keine Version", await admin.AskAsync("szenarien zurück"), StringComparison.Ordinal);
        await admin.SayAsync(Changes, Token);
        await Scene.PressAsync(admin, "Übernehmen");

        Assert.Contains("Stillgelegt: 1", await admin.AskAsync("szenarien zurück"), StringComparison.Ordinal);
        Assert.Contains("Verworfen", (await Scene.PressAsync(admin, "Verwerfen")).Words(), StringComparison.Ordinal);
        Assert.IsType<ScenarioMatch.Found>(Current.Find("Testlage"));
        await admin.SayAsync("scenarios back", Token);
        Assert.Contains("Version 2", (await Scene.PressAsync(admin, "Übernehmen")).Words(), StringComparison.Ordinal);
        Assert.IsType<ScenarioMatch.Unknown>(Current.Find("Testlage"));
    }

    [Theory]
    [InlineData("{\n \"scenarios\": [\n  { \"id\": \"x\" ", "Zeile 3: Hier passt etwas nicht zum Format")]
    [InlineData("{\"scenarios\": [] }", "Es gibt nichts zu ändern")]
    public async Task What_cannot_be_taken_is_refused_with_line_and_reason_and_nothing_changes(string changes, string expected)
    {
        Assert.Contains(expected, await AddAdministrator().AskAsync(changes), StringComparison.Ordinal);
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Settings"), row => row.PartitionKey.StartsWith("scenarios", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_refused_with_its_line() =>
        Assert.Contains("Zeile 8: Zeichen 1 der Abfrage: „wizardry“ kenne ich nicht", await AddAdministrator().AskAsync(Embedded.Json(query: "wizardry")), StringComparison.Ordinal);

    [Fact]
    public async Task The_export_can_be_sent_back_as_a_file()
    {
        await using var host = await StartUploadHostAsync();
        var admin = AddAdministrator();
        await admin.SayAsync("szenarien", Token);
        await Scene.PressAsync(admin, "scenarios.export");
        var offer = admin.Messages.SelectMany(message => message.Activity.TryGetProperty("attachments", out var attachments) ? attachments.EnumerateArray().ToArray() : [])
            .Last(attachment => attachment.GetProperty("contentType").GetString() == "application/vnd.microsoft.teams.card.file.consent");
        await admin.InvokeAsync(
            "fileConsent/invoke",
            new JsonObject
            {
                ["type"] = "fileUpload",
                ["action"] = "accept",
                ["context"] = JsonNode.Parse(offer.GetProperty("content").GetProperty("acceptContext").GetRawText()),
                ["uploadInfo"] = new JsonObject { ["uploadUrl"] = $"{host.Url}/{FileName}", ["contentUrl"] = $"{host.Url}/{FileName}", ["name"] = FileName, ["uniqueId"] = "1", ["fileType"] = "json" },
            },
            cancellationToken: Token);
        var exported = Encoding.UTF8.GetString(host.Files[$"/{FileName}"]);
        Assert.Contains("Bombenentschärfung", exported, StringComparison.Ordinal);

        var words = await SendFileAsync(admin, host, exported.Replace("\"count\": 20,", "\"count\": 30,", StringComparison.Ordinal));

        Assert.Contains("Geändert: 2", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_administrators_who_change_them_at_once_one_is_told()
    {
        var (one, other) = (AddAdministrator(), Scene.Teams.AddUser("Ben Grünwald"));
        Scene.Graph.PutGroup(SceneDirectory.Administrators, one.AadObjectId, other.AadObjectId);
        await one.SayAsync(Changes, Token);
        await other.SayAsync(Embedded.Json(id: "other-case", name: "Andere Lage"), Token);
        await Scene.PressAsync(one, "Übernehmen");

        Assert.Contains("inzwischen geändert", (await Scene.PressAsync(other, "Übernehmen")).Words(), StringComparison.Ordinal);
        Assert.IsType<ScenarioMatch.Unknown>(Current.Find("Andere Lage"));
    }

    [Fact]
    public async Task Nobody_else_sees_them_and_a_coordinator_does_not_change_them_not_even_with_a_forged_button()
    {
        var (admin, coordinator, anna) = (AddAdministrator(), Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));
        await admin.SayAsync(Changes, Token);
        var confirm = CardReader.ActionsIn(admin.LatestCard!.Card!.Value).First(action => action.Verb == "scenarios.confirm").Json;

        Assert.Contains("sehen nur die Stellen", await anna.AskAsync("szenarien"), StringComparison.Ordinal);
        Assert.DoesNotContain("szenarien", await anna.AskAsync("hilfe"), StringComparison.Ordinal);
        Assert.Contains("szenarien", await coordinator.AskAsync("hilfe"), StringComparison.Ordinal);
        Assert.Contains("nur die Verwaltung", await coordinator.AskAsync("szenarien zurück"), StringComparison.Ordinal);
        Assert.DoesNotContain("Neu: 1", await coordinator.AskAsync(Changes), StringComparison.Ordinal);
        Assert.Contains("nur die Verwaltung", (await coordinator.InvokeAsync("adaptiveCard/action", Crafted.Action(confirm), coordinator.LatestCard, Token)).Message, StringComparison.Ordinal);
        Assert.IsType<ScenarioMatch.Unknown>(Current.Find("Testlage"));
    }

    [Fact]
    public async Task A_broken_version_in_the_storage_leaves_the_last_good_one_in_force()
    {
        var admin = AddAdministrator();
        await admin.SayAsync(Changes, Token);
        await Scene.PressAsync(admin, "Übernehmen");
        foreach (var row in (await Scene.Storage.RowsAsync("Settings")).Where(row => row.PartitionKey.StartsWith("scenarios-text-", StringComparison.Ordinal)))
        {
            row["Text"] = "{ broken"u8.ToArray();
            await Scene.Storage.Table("Settings").UpsertEntityAsync(row, cancellationToken: Token);
        }

        await Scene.RestartBotAsync();
        await Scene.UntilLoggedAsync("Version 1 of the scenarios cannot be used");

        Assert.IsType<ScenarioMatch.Found>(Current.Find("Impfzentrum"));
    }

    [Fact]
    public async Task As_much_as_administrators_can_write_fits_on_a_card()
    {
        await using var host = await StartUploadHostAsync();
        var admin = AddAdministrator();
        var scenarios = Enumerable.Range(0, ScenarioCard.PerPage).Select(i => new JsonObject
        {
            ["id"] = $"aaa-{i}",
            ["name"] = Both($"AAA {i} ".PadRight(ScenarioRules.LongestName, 'ä')),
            ["text"] = Both(new string('ä', ScenarioRules.LongestText)),
            ["hint"] = Both(new string('ä', ScenarioRules.LongestText)),
            ["synonyms"] = new JsonObject { ["de"] = Synonyms("wort", i), ["en"] = Synonyms("word", i) },
            ["needs"] = new JsonArray([.. Enumerable.Range(0, ScenarioRules.MostNeeds).Select(_ => new JsonObject
            {
                ["count"] = ScenarioRules.MostPeople,
                ["query"] = "psychosocial-emergency-care oder fire-platoon-leader",
                ["hint"] = Both(new string('ä', ScenarioRules.LongestText)),
            })]),
        });
        var proposal = await SendFileAsync(admin, host, new JsonObject { ["scenarios"] = new JsonArray([.. scenarios]) }.ToJsonString());
        Assert.Contains($"Neu: {ScenarioCard.PerPage}", proposal, StringComparison.Ordinal);
        await Scene.PressAsync(admin, "Übernehmen");
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, admin.AadObjectId);

        Assert.Contains("AAA 5", await admin.AskAsync("szenarien"), StringComparison.Ordinal);
        Assert.Contains("Auch: wort 0 0", await admin.AskAsync("szenarien aaa-0"), StringComparison.Ordinal);
    }

    private static JsonObject Both(string text) => new() { ["de"] = text, ["en"] = text };

    private static JsonArray Synonyms(string word, int scenario) =>
        new([.. Enumerable.Range(0, ScenarioRules.MostSynonyms).Select(number => (JsonNode)$"{word} {scenario} {number} ".PadRight(ScenarioRules.LongestName, 'ä'))]);

    private static IEnumerable<string> Commands(SimulatedUser user) => CardReader.ActionsIn(user.LatestCard!.Card!.Value)
        .Where(action => action.Title == "Alarm vorbereiten")
        .Select(action => action.Json.GetProperty("data").GetProperty("command").GetString()!);

    private SimulatedUser AddAdministrator()
    {
        var admin = Scene.Teams.AddUser("Adele Verwaltung");
        Scene.Graph.PutGroup(SceneDirectory.Administrators, admin.AadObjectId);
        return admin;
    }

    private async Task<UploadHost> StartUploadHostAsync()
    {
        var host = await UploadHost.StartAsync();
        Scene.Configuration["Bot:AllowedUploadHosts:0"] = host.Url;
        await Scene.RestartBotAsync();
        return host;
    }

    private static async Task<string> SendFileAsync(SimulatedUser user, UploadHost host, string json)
    {
        host.Files[$"/{FileName}"] = Encoding.UTF8.GetBytes(json);
        var activity = user.Activity("message");
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = FileName,
            ["content"] = new JsonObject { ["downloadUrl"] = $"{host.Url}/{FileName}", ["uniqueId"] = "1", ["fileType"] = "json" },
        });
        await user.DeliverAsync(activity, Token);
        return user.LastWords();
    }
}
