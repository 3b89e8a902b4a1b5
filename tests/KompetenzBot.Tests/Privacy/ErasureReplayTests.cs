using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy.Retention;
using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

/// <summary>Whoever has left stays gone, also when a copy of the tables is brought back.</summary>
public sealed class ErasureReplayTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Again = "1 people who had been erased were in the tables again";

    [Fact]
    public async Task A_copy_of_before_brings_nobody_back_and_everybody_else()
    {
        var (coordinator, anna, ben) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"), await Scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c"));
        await Scene.RegisterAsync(anna);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.IsCalled() && coordinator.Situations().Count == 1);
        await Scene.PressAsync(anna, "answer.yes");
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains(anna.Name, StringComparison.Ordinal));
        await anna.SayAsync("aktualisieren kontakt", Token);
        var copy = await CopyAsync();
        await EraseAsync(anna);

        await Scene.StopBotsAsync();
        await RestoreAsync(copy);
        Assert.NotEmpty(await NamingAsync(anna));
        await Scene.StartBotAsync();

        Assert.Empty(await NamingAsync(anna));
        Assert.Null(await Scene.ProfileAsync(anna));
        Assert.NotNull(await Scene.ProfileAsync(ben));
        await Scene.UntilLoggedAsync(Again);
        Assert.Equal(["Asked", "Restored"], (await Scene.TrailAsync()).Where(entry => entry.Event == AuditEvent.Erased).Select(entry => entry.Detail));
    }

    [Theory]
    [InlineData("Profiles")]
    [InlineData("Conversations")]
    [InlineData("AccessLog")]
    [InlineData("Deliveries")]
    public async Task One_table_that_is_brought_back_is_enough_to_notice(string table)
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));
        await Scene.RegisterAsync(anna);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.IsCalled() && coordinator.Situations().Count == 1);
        await Scene.PressAsync(anna, "answer.yes");
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains(anna.Name, StringComparison.Ordinal));
        var copy = await CopyAsync();
        await EraseAsync(anna);

        await Scene.StopBotsAsync();
        await RestoreAsync(copy.Where(row => row.Table == table));
        Assert.NotEmpty(await NamingAsync(anna));
        await Scene.StartBotAsync();

        Assert.Empty(await NamingAsync(anna));
    }

    [Fact]
    public async Task Who_has_registered_again_or_only_writes_again_keeps_what_is_new()
    {
        var (anna, ben) = (Scene.Teams.AddUser("Anna Öztürk"), Scene.Teams.AddUser("Ben Grünwald"));
        foreach (var person in new[] { anna, ben })
        {
            await Scene.RegisterAsync(person);
            await EraseAsync(person);
        }

        Scene.Leap(TimeSpan.FromMinutes(1));
        await Scene.RegisterAsync(anna);
        await Scene.RegisterUpToAsync(ben, 2);
        await Scene.RestartBotAsync();

        Assert.NotNull(await Scene.ProfileAsync(anna));
        Assert.Contains(await Scene.Storage.RowsAsync("Conversations"), row => row.PartitionKey == ben.AadObjectId && row.RowKey == "dialog");
        Assert.DoesNotContain(Scene.Logs.All, line => line.Contains("were in the tables again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_kept_of_an_erasure_names_nobody_also_not_for_who_knows_all_ids_and_goes_when_no_copy_is_left()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);
        await EraseAsync(anna);

        var row = Assert.Single(await Scene.Storage.RowsAsync("Erasures"));
        Assert.Equal(64, row.RowKey.Length);
        Assert.NotEqual(UserHash.Of(UserId.Parse(anna.AadObjectId)), row.RowKey);
        var ledger = Scene.Bot.Services.GetServices<IRetained>().OfType<ErasureLedgerTable>().Single();
        await ledger.RemoveBeforeAsync(Scene.Now.AddDays(-400), Token);
        Assert.Single(await Scene.Storage.RowsAsync("Erasures"));
        await ledger.RemoveBeforeAsync(Scene.Now.AddDays(1), Token);
        Assert.Empty(await Scene.Storage.RowsAsync("Erasures"));
    }

    private async Task EraseAsync(SimulatedUser person)
    {
        await person.SayAsync("löschen", Token);
        await Scene.PressAsync(person, "erasure.confirm");
        Assert.Empty(await NamingAsync(person));
    }

    private async Task<IReadOnlyList<(string Table, TableEntity Row)>> CopyAsync()
    {
        List<(string, TableEntity)> copy = [];
        foreach (var table in StorageNames.AllTables)
        {
            copy.AddRange((await Scene.Storage.RowsAsync(table)).Select(row => (table, row)));
        }

        return copy;
    }

    /// <summary>As the guide's tool does: what is there stays as it is.</summary>
    private async Task RestoreAsync(IEnumerable<(string Table, TableEntity Row)> copy)
    {
        foreach (var (table, row) in copy)
        {
            await Conflict.NoneAsync(() => Scene.Storage.Table(table).AddEntityAsync(row, Token));
        }
    }

    private async Task<IEnumerable<string>> NamingAsync(SimulatedUser person) => (await Scene.Storage.LinesAsync())
        .Where(line => StorageNames.AllTables.Any(table => line.StartsWith($"{table} ", StringComparison.Ordinal)))
        .Where(line => new[] { person.AadObjectId, person.TeamsId, person.ConversationId, person.Name }.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
