using KompetenzBot.Alarms;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Storage;

/// <summary>A row that cannot be read any more costs one person or alarm, and never all others.</summary>
public sealed class UnreadableRowTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly Func<byte[], byte[]?>[] Damages =
    [
        payload => payload[..^1],
        payload => payload[..3],
        payload => [.. payload[..^1], (byte)~payload[^1]],
        payload => [.. payload[..4], .. new byte[16], .. payload[20..]],
        _ => "garbage"u8.ToArray(),
        _ => [],
        _ => null,
    ];

    [Fact]
    [Trait("Threat", "T29")]
    public async Task Everyone_else_is_called_and_the_log_counts_what_was_left_out()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(Damages.Length + 5, "driving-licence-c");
        var (lost, others) = (drivers.Take(Damages.Length).ToArray(), drivers.Skip(Damages.Length).ToArray());
        foreach (var (person, damage) in lost.Zip(Damages))
        {
            await DamageAsync("Profiles", row => row.RowKey == person.AadObjectId, damage);
        }

        await Scene.AlarmAsync(coordinator);

        await Scene.UntilAsync(() => others.All(person => person.IsCalled()));
        Assert.DoesNotContain(lost, person => person.IsCalled());
        Assert.Contains(Scene.Logs.All, line => line.Contains("7 rows of Profiles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Profiles_of_which_none_can_be_read_are_a_fault_and_not_an_empty_city()
    {
        await Scene.AddVolunteersAsync(2, "driving-licence-c");
        await DamageAsync("Profiles", _ => true, Damages[0]);

        await Assert.ThrowsAnyAsync<Exception>(async () => await Scene.Bot.Services.GetRequiredService<IProfileStore>().ScanAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task An_alarm_that_cannot_be_read_does_not_hide_the_other_alarms()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await DamageAsync("Alarms", row => row.RowKey == "alarm", Damages[0]);
        await Scene.AlarmAsync(coordinator);

        var open = await Scene.Bot.Services.GetRequiredService<IAlarmStore>().ListOpenAsync(Scene.Now, Token);

        Assert.Equal(2, Assert.Single(open).Number.Sequence);
        Assert.Contains(Scene.Logs.All, line => line.Contains("1 rows of Alarms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Someone_who_comes_is_counted_even_if_their_name_cannot_be_read()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => drivers.All(driver => driver.IsCalled()) && coordinator.Situations().Count == 1);
        await Scene.PressAsync(drivers[0], "answer.yes");
        await DamageAsync("Deliveries", row => row.RowKey == drivers[0].AadObjectId, Damages[0]);

        await Scene.PressAsync(drivers[1], "answer.yes");

        await Scene.UntilAsync(() => Shows(coordinator, "2 von 5") && Shows(coordinator, drivers[1].Name));
        Assert.Contains(Scene.Logs.All, line => line.Contains("1 rows of Deliveries", StringComparison.Ordinal));
    }

    private static bool Shows(SimulatedUser coordinator, string text) => coordinator.Situations()[0].Words().Contains(text, StringComparison.Ordinal);

    private async Task DamageAsync(string table, Func<TableEntity, bool> which, Func<byte[], byte[]?> damage)
    {
        foreach (var row in (await Scene.Storage.RowsAsync(table)).Where(which))
        {
            row["Payload"] = damage(row.GetBinary("Payload")!);
            await Scene.Storage.Table(table).UpsertEntityAsync(row, TableUpdateMode.Replace, Token);
        }
    }
}
