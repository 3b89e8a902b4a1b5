using KompetenzBot.Audit;
using KompetenzBot.Delivery;
using KompetenzBot.Oversight;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Oversight;

/// <summary>Data protection and the staff council verify the trail themselves, without seeing anybody.</summary>
public sealed class VerifyTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string August = "2026-08";
    private const string September = "2026-09";
    private SimulatedUser _auditor = null!;

    private protected override SceneOptions Options => new() { Directory = true, Time = new RunningClock(RunningClock.TuesdayNoon.AddMonths(-1)) };

    private TableClient Table => Scene.Storage.Table("Audit");

    [Fact]
    public async Task An_unbroken_trail_is_said_to_be_with_its_first_and_last_entry_and_where_it_ends()
    {
        await WriteAsync();

        var card = await VerifyAsync();

        Assert.Contains("unversehrt", card, StringComparison.Ordinal);
        Assert.Contains("alle 2.505 Einträge vom", card, StringComparison.Ordinal);
        Assert.Contains("15. August 2026", card, StringComparison.Ordinal);
        Assert.Contains(AuditHead.Short((await HeadAsync(September)).GetBinary("Code")!), card, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<TableClient, Task>, string> Manipulations => new()
    {
        { "changed", table => ChangeAsync(table, August, "0000000003", row => row["Actor"] = "Feuerwehr"), "Eintrag 3 im August 2026 ist nicht der, der geschrieben wurde" },
        { "an event that nobody knows", table => ChangeAsync(table, August, "0000000002", row => row["Event"] = "Nothing"), "Eintrag 2 im August 2026 ist nicht der" },
        { "behind the first page", table => ChangeAsync(table, September, "0000001500", row => row["Detail"] = "x"), "Eintrag 1.500 im September 2026 ist nicht der" },
        { "removed", table => table.DeleteEntityAsync(August, "0000000002"), "Eintrag 2 im August 2026 fehlt" },
        { "cut off", table => table.DeleteEntityAsync(September, "0000002500"), "Am Ende vom September 2026 stimmt die Anzahl nicht: Ab Eintrag 2.500" },
        { "cut off with its head", CutAsync, "Am Ende vom September 2026 stimmt die Anzahl nicht" },
        { "a month without its head", table => table.DeleteEntityAsync(September, "head"), "September 2026" },
        { "a month that is gone", async table => await RemoveAsync(table, August), "Vor dem September 2026 fehlen Monate" },
        { "a row of another kind", table => table.AddEntityAsync(new TableEntity(August, "00000") { ["Event"] = "Looked" }), "Eintrag 1 im August 2026 fehlt" },
    };

    [Theory]
    [MemberData(nameof(Manipulations), DisableDiscoveryEnumeration = true)]
    public async Task The_first_broken_place_is_named(string what, Func<TableClient, Task> manipulate, string words)
    {
        await WriteAsync();
        await manipulate(Table);

        var card = await VerifyAsync();

        Assert.Contains("nicht unversehrt", card, StringComparison.Ordinal);
        Assert.True(card.Contains(words, StringComparison.Ordinal), $"{what}: {card}");
    }

    [Fact]
    public async Task A_month_in_the_middle_that_is_gone_is_missed()
    {
        await WriteAsync();
        Scene.Leap(TimeSpan.FromDays(31));
        await AppendAsync(1);
        await RemoveAsync(Table, September);

        Assert.Contains("Der Oktober 2026 schließt nicht an den Monat davor an", await VerifyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_trail_ends_is_logged_so_that_an_end_that_was_cut_off_together_with_its_head_shows()
    {
        await WriteAsync();
        var log = Scene.Bot.Services.GetServices<IRecurringTask>().OfType<TrailHeadLog>().Single();
        await log.RunAsync(Token);
        var code = AuditHead.Short((await HeadAsync(September)).GetBinary("Code")!);

        Assert.Equal(TimeSpan.FromHours(1), log.Every);
        await Scene.UntilLoggedAsync($"The audit trail ends in month 2026-09 with entry 2500 and code {code}.");
    }

    [Fact]
    public async Task Nobody_else_may_and_the_volunteers_word_stays_theirs()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");

        Assert.Contains("Das dürfen nur Datenschutz und Personalrat", await anna.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
        Assert.DoesNotContain("protokoll prüfen", await anna.AskAsync("hilfe"), StringComparison.Ordinal);
        Assert.Contains("Bisher hat niemand Ihre Daten gesehen", await anna.AskAsync("protokoll"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_auditor_any_more_may_no_longer()
    {
        Auditor();
        Assert.Contains("noch nichts", await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
        Assert.Contains("protokoll prüfen", await _auditor.AskAsync("hilfe"), StringComparison.Ordinal);

        Scene.Graph.PutGroup(SceneDirectory.Auditors);
        Scene.Leap(TimeSpan.FromSeconds(3));

        Assert.Contains("Das dürfen nur", await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
    }

    private void Auditor()
    {
        _auditor = Scene.Teams.AddUser("Petra Rat");
        Scene.Graph.PutGroup(SceneDirectory.Auditors, _auditor.AadObjectId);
    }

    private async Task<string> VerifyAsync()
    {
        Auditor();
        return await _auditor.AskAsync("protokoll prüfen");
    }

    /// <summary>Five entries in August, and in September more than two pages of the storage hold.</summary>
    private async Task WriteAsync()
    {
        await AppendAsync(5);
        Scene.Leap(TimeSpan.FromDays(31));
        await AppendAsync(2500);
    }

    private Task AppendAsync(int count)
    {
        var trail = Scene.Bot.Services.GetRequiredService<IAuditTrail>();
        return Task.WhenAll(Enumerable.Range(0, count).Select(i => trail.AppendAsync(new AuditEntry(AuditEvent.Looked, $"p{i}", "Kommunales Lagezentrum", "A-2026-0042 accepted", Scene.Now), Token)));
    }

    private async Task<TableEntity> HeadAsync(string month) => (await Table.GetEntityIfExistsAsync(month, "head", cancellationToken: Token))!;

    private static async Task ChangeAsync(TableClient table, string month, string row, Action<TableEntity> change)
    {
        var entity = (await table.GetEntityIfExistsAsync(month, row, cancellationToken: Token))!;
        change(entity);
        await table.UpsertEntityAsync(entity, cancellationToken: Token);
    }

    /// <summary>As somebody does who has no key: the head says the right number and keeps the old code.</summary>
    private static async Task CutAsync(TableClient table)
    {
        await table.DeleteEntityAsync(September, "0000002500", cancellationToken: Token);
        await ChangeAsync(table, September, "head", head => head["Sequence"] = 2499);
    }

    private static async Task RemoveAsync(TableClient table, string month)
    {
        await foreach (var row in table.QueryAsync(TableFilter.Partition(month), cancellationToken: Token))
        {
            await table.DeleteEntityAsync(month, row.RowKey, cancellationToken: Token);
        }
    }
}
