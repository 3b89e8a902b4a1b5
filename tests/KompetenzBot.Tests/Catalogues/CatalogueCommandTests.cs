using KompetenzBot.Catalogues;
using KompetenzBot.Competences;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Catalogues;

/// <summary>Administrators change the catalogue in chat, without a new release.</summary>
public sealed class CatalogueCommandTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Beekeeping = """
        {
          "competences": [
            { "id": "beekeeping", "category": "crafts", "name": { "de": "Imkerei", "en": "Beekeeping" }, "synonyms": { "de": ["Imker", "Imkerin"] } },
            { "id": "first-aid", "category": "training", "name": { "de": "Erste-Hilfe-Schein", "en": "First aid certificate" }, "validity": true }
          ]
        }
        """;

    private protected override SceneOptions Options => new() { Directory = true };

    private CompetenceCatalogue Current => Scene.Bot.Services.GetRequiredService<ICatalogues>().Current;

    [Fact]
    public async Task Changes_are_shown_as_a_difference_and_are_in_force_after_confirming()
    {
        var admin = AddAdministrator();

        var words = await admin.AskAsync(Beekeeping);
        Assert.Contains("Neu: 1", words, StringComparison.Ordinal);
        Assert.Contains("Imkerei", words, StringComparison.Ordinal);
        Assert.Contains("Erste Hilfe → Erste-Hilfe-Schein", words, StringComparison.Ordinal);
        Assert.Null(Current.Find("beekeeping"));

        Assert.Contains("Version 1", (await Scene.PressAsync(admin, "Übernehmen")).Words(), StringComparison.Ordinal);
        Assert.NotNull(Current.Find("beekeeping"));
        await Scene.RestartBotAsync();
        await Scene.Bot.Services.GetRequiredService<StoredCatalogue>().RunAsync(Token);
        Assert.Contains("Das habe ich verstanden", await Scene.Teams.AddUser("Anna Öztürk").AskAsync("Ich bin Imkerin"), StringComparison.Ordinal);
        Assert.Contains(await Scene.Storage.RowsAsync("Audit"), row => row.GetString("Event") == "CatalogueChanged");
    }

    [Fact]
    public async Task The_version_before_can_be_put_back()
    {
        var admin = AddAdministrator();
        Assert.Contains("Davor gibt es keine Version", await admin.AskAsync("katalog zurück"), StringComparison.Ordinal);
        await admin.SayAsync(Beekeeping, Token);
        await Scene.PressAsync(admin, "Übernehmen");

        var proposal = await admin.AskAsync("katalog zurück");
        Assert.Contains("Erste-Hilfe-Schein → Erste Hilfe", proposal, StringComparison.Ordinal);
        Assert.Contains("Stillgelegt: 1", proposal, StringComparison.Ordinal);
        Assert.Contains("Verworfen", (await Scene.PressAsync(admin, "Verwerfen")).Words(), StringComparison.Ordinal);
        Assert.Equal("Erste-Hilfe-Schein", Current.Find("first-aid")!.Name.De);

        await admin.SayAsync("katalog zurück", Token);
        Assert.Contains("Version 2", (await Scene.PressAsync(admin, "Übernehmen")).Words(), StringComparison.Ordinal);

        Assert.Equal("Erste Hilfe", Current.Find("first-aid")!.Name.De);
        Assert.True(Current.Find("beekeeping")!.IsRetired);
    }

    [Theory]
    [InlineData("{\n \"competences\": [\n  { \"id\": \"x\" ", "Zeile 3")]
    [InlineData("{\n \"competences\": [\n  { \"id\": \"x\", \"category\": \"nowhere\", \"name\": { \"de\": \"X\", \"en\": \"X\" } } ] }", "Zeile 3: 'x' is in the unknown category 'nowhere'")]
    [InlineData("{ \"competences\": [ { \"id\": \"x\", \"category\": \"crafts\", \"name\": { \"de\": \"Arabisch\", \"en\": \"X\" } } ] }", "means all of")]
    [InlineData("{ \"levelSchemes\": [ { \"id\": \"sign\", \"levels\": [ { \"id\": \"basic\", \"name\": { \"de\": \"a\", \"en\": \"a\" } } ] } ] }", "profiles may hold it")]
    [InlineData("{ \"competences\": [ { \"id\": \"arabic\", \"category\": \"languages\", \"name\": { \"de\": \"Arabisch\", \"en\": \"Arabic\" } } ] }", "another level scheme")]
    [InlineData("{ \"competence\": [] }", "Zeile 1")]
    [InlineData("{}", "Es gibt nichts zu ändern")]
    public async Task What_cannot_be_taken_is_refused_with_line_and_reason_and_nothing_changes(string changes, string expected)
    {
        var admin = AddAdministrator();

        Assert.Contains(expected, await admin.AskAsync(changes), StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Settings") is var rows ? rows.Where(row => row.PartitionKey.StartsWith("catalogue", StringComparison.Ordinal)) : []);
    }

    [Fact]
    public async Task A_retired_entry_is_no_longer_offered_and_old_profiles_stay_readable()
    {
        var admin = AddAdministrator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "braille");
        await admin.SayAsync("""{ "competences": [ { "id": "braille", "category": "accessible-communication", "name": { "de": "Brailleschrift", "en": "Braille" }, "retired": true } ] }""", Token);
        Assert.Contains("Stillgelegt: 1", admin.LastWords(), StringComparison.Ordinal);
        await Scene.PressAsync(admin, "Übernehmen");

        Assert.Contains("Brailleschrift", await anna.AskAsync("profil"), StringComparison.Ordinal);
        Assert.DoesNotContain(Current.InCategory("accessible-communication"), competence => competence.Id == "braille");
    }

    [Fact]
    public async Task Of_two_administrators_who_change_it_at_once_one_is_told()
    {
        var (one, other) = (AddAdministrator(), Scene.Teams.AddUser("Ben Grünwald"));
        Scene.Graph.PutGroup(SceneDirectory.Administrators, one.AadObjectId, other.AadObjectId);
        await one.SayAsync(Beekeeping, Token);
        await other.SayAsync(Beekeeping.Replace("beekeeping", "bees", StringComparison.Ordinal), Token);
        await Scene.PressAsync(one, "Übernehmen");

        Assert.Contains("inzwischen geändert", (await Scene.PressAsync(other, "Übernehmen")).Words(), StringComparison.Ordinal);
        Assert.Null(Current.Find("bees"));
    }

    [Fact]
    public async Task Nobody_else_changes_or_sees_it_not_even_with_a_forged_button()
    {
        var (admin, anna) = (AddAdministrator(), Scene.Teams.AddUser("Anna Öztürk"));
        await admin.SayAsync(Beekeeping, Token);
        var confirm = CardReader.ActionsIn(admin.LatestCard!.Card!.Value).First(action => action.Verb == "catalogue.confirm").Json;

        Assert.Contains("nur die Verwaltung", await anna.AskAsync("katalog"), StringComparison.Ordinal);
        Assert.DoesNotContain("Neu: 1", await anna.AskAsync(Beekeeping), StringComparison.Ordinal);
        Assert.Contains("nur die Verwaltung", (await anna.InvokeAsync("adaptiveCard/action", Crafted.Action(confirm), anna.LatestCard, Token)).Message, StringComparison.Ordinal);
        Assert.Null(Current.Find("beekeeping"));
    }

    [Fact]
    public async Task A_broken_version_in_the_storage_leaves_the_last_good_one_in_force()
    {
        var admin = AddAdministrator();
        await admin.SayAsync(Beekeeping, Token);
        await Scene.PressAsync(admin, "Übernehmen");
        foreach (var row in (await Scene.Storage.RowsAsync("Settings")).Where(row => row.PartitionKey.StartsWith("catalogue-text-", StringComparison.Ordinal)))
        {
            row["Text"] = "{ broken"u8.ToArray();
            await Scene.Storage.Table("Settings").UpsertEntityAsync(row, cancellationToken: Token);
        }

        await Scene.RestartBotAsync();
        await Scene.UntilLoggedAsync("Version 1 of the catalogue cannot be used");

        Assert.NotNull(Current.Find("first-aid"));
    }

    private SimulatedUser AddAdministrator()
    {
        var admin = Scene.Teams.AddUser("Adele Verwaltung");
        Scene.Graph.PutGroup(SceneDirectory.Administrators, admin.AadObjectId);
        return admin;
    }
}
