using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Delivery;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>People called in parts: only as many as are likely to be needed, the next when time has passed or answers say so.</summary>
public sealed class WaveTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const int FirstWave = 8;

    private protected override SceneOptions Options => Sending.OnDrivenClock;

    [Fact]
    public async Task The_next_part_is_called_after_the_interval_and_none_once_enough_come()
    {
        var (coordinator, people) = await StartAsync(30);
        await Scene.DriveForAsync(TimeSpan.FromMinutes(9), TimeSpan.FromSeconds(1));
        Assert.Equal(FirstWave, people.Count(person => person.IsCalled()));

        await Scene.DriveUntilAsync(() => people.Count(person => person.IsCalled()) == 2 * FirstWave);
        foreach (var person in people.Where(person => person.IsCalled()).Take(2))
        {
            await Scene.DriveAsync(person.ClickAsync("answer.yes", cancellationToken: Token));
        }

        await Scene.DriveUntilAsync(() => Says(coordinator, "2 von 2"));
        await Scene.DriveForAsync(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1));
        Assert.Equal(2 * FirstWave, people.Count(person => person.IsCalled()));
    }

    [Fact]
    public async Task When_those_who_were_called_no_longer_suffice_the_next_part_is_called_at_once()
    {
        var (_, people) = await StartAsync(12);
        var begun = Scene.Now;
        foreach (var person in people.Where(person => person.IsCalled()).Take(FirstWave - 1))
        {
            await Scene.DriveAsync(person.ClickAsync("answer.no", cancellationToken: Token));
        }

        await Scene.DriveUntilAsync(() => people.All(person => person.IsCalled()));
        Assert.InRange(Scene.Now - begun, TimeSpan.Zero, TimeSpan.FromMinutes(2));
        people.AssertCalledOnce();
    }

    [Fact]
    public async Task A_need_that_nobody_can_fill_does_not_call_everybody_for_the_others()
    {
        var people = await Scene.AddVolunteersAsync(30, Sending.Licence);
        var cook = await Scene.AddVolunteerAsync("Kilian Kochmann", "cook");
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator, "alarm 2 Führerschein C + 3 Koch, morgen 18-22 Uhr", inWaves: true));
        await Scene.DriveUntilAsync(() => cook.IsCalled() && people.Count(person => person.IsCalled()) == FirstWave);
        await Scene.DriveAsync(cook.ClickAsync("answer.no", cancellationToken: Token));

        await Scene.DriveForAsync(TimeSpan.FromMinutes(8), TimeSpan.FromSeconds(1));
        Assert.Equal(FirstWave, people.Count(person => person.IsCalled()));
        await Scene.DriveUntilAsync(() => people.Count(person => person.IsCalled()) == 2 * FirstWave);
    }

    [Fact]
    public async Task A_withdrawal_after_the_interval_brings_the_next_part_if_nobody_else_can_come()
    {
        var (_, people) = await StartAsync(10);
        var called = people.Where(person => person.IsCalled()).ToArray();
        await Scene.DriveAsync(called[0].ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveAsync(called[1].ClickAsync("answer.yes", cancellationToken: Token));
        foreach (var person in called.Skip(2))
        {
            await Scene.DriveAsync(person.ClickAsync("answer.no", cancellationToken: Token));
        }

        await Scene.DriveForAsync(TimeSpan.FromMinutes(25), TimeSpan.FromSeconds(1));
        Assert.Equal(FirstWave, people.Count(person => person.IsCalled()));
        await Scene.DriveAsync(called[0].ClickAsync("answer.no", cancellationToken: Token));

        await Scene.DriveUntilAsync(() => people.All(person => person.IsCalled()));
    }

    [Theory]
    [InlineData("situation.wave", 2 * FirstWave)]
    [InlineData("situation.everyone", 30)]
    public async Task The_coordinator_may_call_the_next_part_or_everybody_else_now(string verb, int called)
    {
        var (coordinator, people) = await StartAsync(30);
        await Scene.DriveUntilAsync(() => Says(coordinator, "Nächste Welle jetzt"));
        var card = coordinator.Situations()[0];

        await Scene.DriveAsync(coordinator.ClickAsync(verb, message: card, cancellationToken: Token));
        await Scene.DriveAsync(coordinator.ClickAsync(verb, message: card, cancellationToken: Token));

        await Scene.DriveUntilAsync(() => people.Count(person => person.IsCalled()) == called);
        await Scene.DriveForAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        Assert.Equal(called, people.Count(person => person.IsCalled()));
        people.Where(person => person.IsCalled()).AssertCalledOnce();
    }

    [Fact]
    public async Task Two_instances_call_each_part_once()
    {
        await Scene.StartBotAsync();
        var (_, people) = await StartAsync(30);
        await Scene.DriveUntilAsync(() => people.Count(person => person.IsCalled()) >= 2 * FirstWave);
        await Scene.DriveForAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));

        Assert.Equal(2 * FirstWave, people.Count(person => person.IsCalled()));
        Assert.All(people, person => Assert.InRange(person.Calls().Count, 0, 1));
    }

    [Fact]
    public async Task Who_has_accepted_one_alarm_is_bound_there_and_not_called_for_another_at_the_same_time()
    {
        var (both, other) = (await Scene.AddVolunteerAsync("Berta Beides", Sending.Licence, "cook"), await Scene.AddVolunteerAsync("Otto Ofen", "cook"));
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator, "alarm 1 Führerschein C, morgen 18-22 Uhr"));
        await Scene.DriveUntilAsync(both.IsCalled);
        await Scene.DriveAsync(both.ClickAsync("answer.yes", cancellationToken: Token));

        await Scene.DriveAsync(coordinator.SayAsync("alarm 2 Koch, morgen 20-23 Uhr", Token));
        Assert.Contains("1–4 nicht: anderswo zugesagt", coordinator.LastWords(), StringComparison.Ordinal);
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator, "alarm 2 Koch, morgen 20-23 Uhr"));
        await Scene.DriveUntilAsync(other.IsCalled);
        await Scene.DriveForAsync(TimeSpan.FromSeconds(20));

        Assert.Single(both.Calls());
    }

    private static bool Says(SimulatedUser coordinator, string text) => coordinator.Situations() is [var card, ..] && card.Words().Contains(text, StringComparison.Ordinal);

    private async Task<(SimulatedUser Coordinator, IReadOnlyList<SimulatedUser> People)> StartAsync(int volunteers)
    {
        var people = await Scene.AddVolunteersAsync(volunteers, Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator, AlarmDriver.LineFor(2), inWaves: true));
        await Scene.DriveUntilAsync(() => people.Count(person => person.IsCalled()) == FirstWave);
        return (coordinator, people);
    }
}
