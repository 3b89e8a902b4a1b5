using KompetenzBot.Audit;
using KompetenzBot.Delivery;
using KompetenzBot.Oversight;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy.Retention;
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
        { "cut off", table => table.DeleteEntityAsync(September, "0000002500"), "Im September 2026 stimmt am Ende die Anzahl nicht: Ab Eintrag 2.500" },
        { "cut off with its head", CutAsync, "Im September 2026 stimmt am Ende die Anzahl nicht" },
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
    [Trait("Threat", "T29")]
    public async Task Where_the_trail_ends_is_logged_so_that_an_end_that_was_cut_off_together_with_its_head_shows()
    {
        await WriteAsync();
        var log = Scene.Bot.Services.GetServices<IRecurringTask>().OfType<TrailHeadLog>().Single();
        await log.RunAsync(Token);
        var code = AuditHead.Short((await HeadAsync(September)).GetBinary("Code")!);

        Assert.Equal(TimeSpan.FromHours(1), log.Every);
        await Scene.UntilLoggedAsync($"The audit trail ends in month 2026-09 with entry 2500 and code {code}.");
    }

    [Theory]
    [InlineData("protokoll prüfen")]
    [InlineData("bericht aufsicht")]
    [Trait("Threat", "T29")]
    public async Task An_end_that_was_cut_off_together_with_its_head_shows_by_what_was_shown_before(string command)
    {
        await WriteAsync();
        Auditor();
        var shown = await _auditor.AskAsync(command);
        Assert.Contains(AuditHead.Short((await HeadAsync(September)).GetBinary("Code")!), shown, StringComparison.Ordinal);
        Assert.Contains("2.500", shown, StringComparison.Ordinal);
        var before = (await Table.GetEntityIfExistsAsync(September, "0000002499", cancellationToken: Token))!;
        await Table.DeleteEntityAsync(September, "0000002500", cancellationToken: Token);
        await ChangeAsync(Table, September, "head", head => (head["Sequence"], head["Code"]) = (2499, before.GetBinary("Code")));

        var card = await _auditor.AskAsync("protokoll prüfen");

        Assert.Contains("nicht unversehrt", card, StringComparison.Ordinal);
        Assert.Contains("Zuletzt endete das Protokoll mit Eintrag 2.500 im September 2026", card, StringComparison.Ordinal);
        await AppendAsync(5);
        await _auditor.AskAsync("bericht aufsicht");
        Assert.Contains("nicht unversehrt", await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_added_since_or_went_because_its_time_was_over_is_no_break()
    {
        await AppendAsync(5);
        Assert.Contains("ist unversehrt", await VerifyAsync(), StringComparison.Ordinal);
        await AppendAsync(1);
        Scene.Leap(TimeSpan.FromDays(31));
        await AppendAsync(1);
        Assert.Contains("ist unversehrt", await _auditor.AskAsync("bericht aufsicht") + await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
        Scene.Leap(TimeSpan.FromDays(1200));
        await AppendAsync(1);

        await Scene.Bot.Services.GetServices<IRecurringTask>().OfType<RetentionWorker>().Single().RunAsync(Token);

        Assert.Null(await Table.GetEntityIfExistsAsync(September, "head", cancellationToken: Token));
        Assert.Contains("ist unversehrt", await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Threat", "T29")]
    public async Task A_trail_that_was_begun_anew_is_missed()
    {
        await WriteAsync();
        await VerifyAsync();
        await RemoveAsync(Table, August);
        await RemoveAsync(Table, September);
        Assert.Contains("nicht unversehrt", await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
        Scene.Leap(TimeSpan.FromDays(31));
        await AppendAsync(3);

        Assert.Contains("Zuletzt endete das Protokoll mit Eintrag 2.500", await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Threat", "T29")]
    public async Task The_note_of_what_was_shown_cannot_be_written_by_somebody_without_the_keys()
    {
        await WriteAsync();
        await VerifyAsync();
        var settings = Scene.Storage.Table("Settings");
        var note = (await settings.GetEntityIfExistsAsync("trail", "shown", cancellationToken: Token))!;
        note["Payload"] = "{\"month\":\"2026-08\",\"sequence\":1,\"code\":\"AAAA\"}"u8.ToArray();
        await settings.UpsertEntityAsync(note, cancellationToken: Token);

        Assert.Contains("Der Vermerk, womit das Protokoll zuletzt endete, ist nicht mehr lesbar", await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Threat", "T29")]
    public async Task An_empty_trail_is_missed_where_something_has_happened()
    {
        Assert.Contains("steht noch nichts", await VerifyAsync(), StringComparison.Ordinal);

        await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");

        Assert.Contains("aber keinen einzigen Eintrag", await _auditor.AskAsync("protokoll prüfen"), StringComparison.Ordinal);
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
