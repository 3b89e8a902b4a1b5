using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

/// <summary>The log of looks at people: complete, without what nobody saw, and forgotten with the person.</summary>
public sealed class AccessLogTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task A_look_after_an_erasure_is_logged_again_once_the_person_is_back()
    {
        var user = await Scene.AddVolunteerAsync("Anna Öztürk");
        var anna = UserId.Parse(user.AadObjectId);
        var log = Scene.Bot.Services.GetRequiredService<IAccessLog>();
        var look = new AccessLook("Kommunales Lagezentrum", "A-2026-0001", "accepted", Scene.Now);
        await log.RecordAsync(anna, look, Token);
        await Scene.Bot.Services.GetRequiredService<Eraser>().EraseAsync(anna, Scene.Now, Token);

        await log.RecordAsync(anna, look, Token);
        Assert.Empty(await Scene.Storage.RowsAsync("AccessLog"));
        await Scene.RegisterAsync(Scene.ProfileOf(user));

        await log.RecordAsync(anna, look, Token);
        await log.RecordAsync(anna, look, Token);

        Assert.Single(await Scene.Storage.RowsAsync("AccessLog"));
    }

    [Fact]
    [Trait("Threat", "T28")]
    public async Task No_key_and_no_column_says_to_which_alarm_somebody_came_also_not_in_rows_of_an_earlier_release()
    {
        var (anna, ben) = (await Scene.AddVolunteerAsync("Anna Öztürk"), await Scene.AddVolunteerAsync("Ben Grünwald"));
        var log = Scene.Bot.Services.GetRequiredService<IAccessLog>();
        var look = new AccessLook("Kommunales Lagezentrum", "A-2026-0001", "accepted", Scene.Now);
        await log.RecordAsync(UserId.Parse(anna.AadObjectId), look, Token);
        await log.RecordAsync(UserId.Parse(ben.AadObjectId), look, Token);
        var old = new TableEntity(anna.AadObjectId, "A-2026-0002|accepted|0123456789abcdef") { ["At"] = Scene.Now };
        Scene.Bot.Services.GetRequiredService<ProtectedRow>().Write(old, "AccessLog", new AccessRow("Feuerwehr", "A-2026-0002", "accepted"), StorageJson.Default.AccessRow);
        await Scene.Storage.Table("AccessLog").AddEntityAsync(old, Token);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await Scene.Bot.Services.GetRequiredService<AccessLogTable>().RemoveBeforeAsync(Scene.Now.AddDays(-1), Token);
        }

        var rows = await Scene.Storage.RowsAsync("AccessLog");
        Assert.Equal(3, rows.Select(row => row.RowKey).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows.SelectMany(StorageDump.Readings), reading => Assert.DoesNotContain("A-2026", reading, StringComparison.Ordinal));
        Assert.Equal(["A-2026-0001", "A-2026-0002"], (await log.ReadAsync(UserId.Parse(anna.AadObjectId), Token)).Select(seen => seen.Occasion).Order(StringComparer.Ordinal));
        await log.RecordAsync(UserId.Parse(anna.AadObjectId), new AccessLook("Feuerwehr", "A-2026-0002", "accepted", Scene.Now), Token);
        Assert.Equal(3, (await Scene.Storage.RowsAsync("AccessLog")).Count);
    }

    [Fact]
    public async Task Who_comes_but_does_not_fit_on_the_card_was_not_seen()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(32, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => drivers.All(driver => driver.IsCalled()) && coordinator.Situations().Count == 1);

        foreach (var driver in drivers)
        {
            await driver.ClickAsync("answer.yes", cancellationToken: Token);
        }

        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("32 von 5", StringComparison.Ordinal));
        var shown = drivers.Where(driver => coordinator.Situations()[0].Versions.Any(card => card.GetRawText().Contains(driver.Name + "\"", StringComparison.Ordinal)));
        Assert.Equal(
            shown.Select(driver => driver.AadObjectId).Order(StringComparer.Ordinal),
            (await Scene.Storage.RowsAsync("AccessLog")).Select(row => row.PartitionKey).Order(StringComparer.Ordinal));
        Assert.Equal(30, shown.Count());
    }

    [Fact]
    public void Looks_that_are_known_are_kept_up_to_a_bound_and_forgotten_with_the_person()
    {
        var known = new KnownLooks(most: 10);
        var people = Enumerable.Range(1, 25).Select(number => UserId.Parse($"0a11a000-0000-4000-8000-{number:d12}")).ToArray();
        foreach (var person in people)
        {
            known.Add(person, "look");
            Assert.InRange(known.Count, 1, 10);
        }

        known.Forget(people[^1]);

        Assert.False(known.Contains(people[^1], "look"));
        Assert.True(known.Contains(people[^2], "look"));
    }
}
