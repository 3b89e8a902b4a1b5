using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
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
    private readonly BreakablePlace _place = new();

    private protected override SceneOptions Options => new() { Edge = services => services.AddSingleton<IPersonalData>(_place) };

    private const string Again = "1 people who had been erased were in the tables again";

    [Fact]
    [Trait("Threat", "T35")]
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
    [Trait("Threat", "T35")]
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
    [Trait("Threat", "T29")]
    public async Task A_profile_that_cannot_be_read_keeps_nobody_from_starting_and_nobody_else_from_being_erased()
    {
        var (anna, ben) = (Scene.Teams.AddUser("Anna Öztürk"), Scene.Teams.AddUser("Ben Grünwald"));
        await Scene.RegisterAsync(anna);
        await Scene.RegisterAsync(ben);
        var copy = await CopyAsync();
        await EraseAsync(anna);
        await EraseAsync(ben);
        await Scene.StopBotsAsync();
        await RestoreAsync(copy);
        var row = (await Scene.Storage.RowsAsync("Profiles")).Single(row => row.RowKey == anna.AadObjectId);
        row["Payload"] = row.GetBinary("Payload")![..^1];
        await Scene.Storage.Table("Profiles").UpsertEntityAsync(row, cancellationToken: Token);

        await Scene.StartBotAsync();

        await Scene.UntilLoggedAsync("1 rows of Profiles could not be read and were left out");
        Assert.Empty(await NamingAsync(ben));
        Assert.Contains(await Scene.Storage.RowsAsync("Profiles"), stored => stored.RowKey == anna.AadObjectId);
    }

    [Fact]
    [Trait("Threat", "T35")]
    public async Task What_a_fault_keeps_from_being_erased_again_is_logged_and_finished_later()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);
        var copy = await CopyAsync();
        await EraseAsync(anna);
        await Scene.StopBotsAsync();
        await RestoreAsync(copy);

        _place.IsBroken = true;
        await Scene.StartBotAsync();
        await Scene.UntilLoggedAsync("could not be erased again");
        _place.IsBroken = false;
        Scene.Leap(TimeSpan.FromMinutes(3));
        await Scene.Bot.Services.GetServices<IRecurringTask>().OfType<ErasureFinisher>().Single().RunAsync(Token);

        Assert.Empty(await NamingAsync(anna));
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

    /// <summary>A place whose storage may not answer.</summary>
    private sealed class BreakablePlace : IPersonalData
    {
        public bool IsBroken { get; set; }

        public Task EraseAsync(UserId user, CancellationToken cancellationToken) => IsBroken ? throw new InvalidOperationException("It does not answer.") : Task.CompletedTask;

        public Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PersonalSection>>([]);
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
