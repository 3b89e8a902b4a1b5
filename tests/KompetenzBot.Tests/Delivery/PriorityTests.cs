using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>What is urgent does not wait for what is not, and what is no longer wanted is not sent because it had waited.</summary>
public sealed class PriorityTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly Dictionary<string, string> Reason = new(StringComparer.Ordinal) { ["reason"] = "Genug Helfende" };

    private protected override SceneOptions Options => Sending.OnDrivenClock with { Configuration = new(StringComparer.Ordinal) { ["Delivery:RequestsPerSecond"] = "1" } };

    [Fact]
    public async Task Who_waited_for_their_turn_when_the_alarm_ended_is_not_called_after_it()
    {
        var people = await Scene.AddVolunteersAsync(60, Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator));
        await Scene.DriveUntilAsync(() => people.Count(person => person.IsCalled()) >= 3);

        await Scene.DriveAsync(coordinator.SayAsync("entwarnung", Token));
        await Scene.DriveAsync(coordinator.ClickAsync("standdown.confirm", Reason, cancellationToken: Token));
        var ended = Scene.Now + TimeSpan.FromSeconds(2); // another instance may know of the end so much later
        await Scene.DriveForAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMilliseconds(250));

        Assert.Empty(people.Where(person => person.Calls().Any(call => call.SentAt > ended)).Select(person => person.Name));
        Assert.Empty(people.Where(person => !person.IsCalled() && person.Messages.Count > 0).Select(person => person.Name));
        Assert.All(people.Where(person => person.IsCalled()), person => Assert.Equal((person.Name, 2), (person.Name, person.Messages.Count)));
        Assert.Contains($"{60 - people.Count(person => person.IsCalled())} vor dem Ende nicht an der Reihe", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
        Assert.Equal(60 - people.Count(person => person.IsCalled()), (await Scene.Storage.MessagesAsync()).Values.Count(row => row.GetString("State") == "Ended"));
        Assert.InRange(people.Count(person => person.IsCalled()), 3, 20);
    }

    [Fact]
    public async Task A_stand_down_overtakes_the_calls_of_another_alarm()
    {
        var coordinator = Scene.AddCoordinator();
        var first = await Scene.AddVolunteersAsync(4, Sending.Licence);
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator));
        await Scene.DriveUntilAsync(() => first.All(person => person.IsCalled()));
        var others = new List<SimulatedUser>();
        for (var i = 0; i < 60; i++)
        {
            others.Add(await Scene.AddVolunteerAsync($"Mats Muster {i}", "forklift"));
        }

        await Scene.DriveAsync(Scene.AlarmAsync(coordinator, "alarm 5 Staplerschein, Westfalenhallen, morgen 18-22 Uhr: Aufbau Impfzentrum"));
        await Scene.DriveUntilAsync(() => others.Any(person => person.IsCalled()));
        await Scene.DriveAsync(coordinator.SayAsync("entwarnung 1", Token));
        await Scene.DriveAsync(coordinator.ClickAsync("standdown.confirm", Reason, cancellationToken: Token));
        await Scene.DriveUntilAsync(() => first.All(person => person.Messages.Count > 1));

        Assert.InRange(others.Count(person => person.IsCalled()), 1, 40);
    }

    [Theory]
    [InlineData(0, WorkPriority.Reminders, 3)]
    [InlineData(2, WorkPriority.Reminders, 1)]
    [InlineData(3, WorkPriority.Updates, 1)]
    [InlineData(4, WorkPriority.Alarms, 1)]
    [InlineData(5, WorkPriority.Urgent, 2)]
    [InlineData(6, WorkPriority.Urgent, 1)]
    public void What_is_less_urgent_leaves_room_for_what_is_more(int taken, WorkPriority least, int free) => Assert.Equal(((int)least, free), WorkSlots.FreeFor(taken, part: 1));

    [Fact]
    public void There_is_an_end_to_all_room() => Assert.Null(WorkSlots.FreeFor(7, part: 1));

    [Theory]
    [InlineData(0, 1, 3)]
    [InlineData(0, 0.5, 2)]
    [InlineData(0, 0.25, 1)]
    [InlineData(0, 0.02, 1)]
    public void Of_a_share_of_the_rate_less_is_held(int taken, double part, int free) => Assert.Equal((3, free), WorkSlots.FreeFor(taken, part));

    [Fact]
    public void What_is_less_urgent_leaves_room_with_any_share() =>
        Assert.All(Enumerable.Range(0, 101), percent => Assert.Equal([3, 2, 1, 0], Enumerable.Range(0, 8).Select(taken => WorkSlots.FreeFor(taken, percent / 100.0)?.Rank).OfType<int>().Distinct()));
}
