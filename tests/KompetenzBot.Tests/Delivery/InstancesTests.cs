using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>Several instances on one storage, and instances that are stopped in the middle.</summary>
public sealed class InstancesTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => new() { Teams = new SimulatedTeamsOptions { Limits = TeamsLimits.Documented } };

    [Fact]
    public async Task Two_instances_send_nothing_twice()
    {
        var people = await Scene.AddVolunteersAsync(80, Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        await Scene.StartBotAsync();

        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()));
        await Scene.StopBotsAsync();

        people.AssertCalledOnce();
        Assert.All((await Scene.Storage.MessagesAsync()).Values, row => Assert.Equal("Delivered", row.GetString("State")));
        Assert.True(coordinator.Situations().Count <= 1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Instances_share_one_limit_and_send_nothing_twice(int instances)
    {
        var people = await Scene.AddVolunteersAsync(150, Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        while (Scene.Bots.Count < instances)
        {
            await Scene.StartBotAsync();
        }

        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()));

        people.AssertCalledOnce();
        Assert.InRange(Scene.Teams.Requests.Count(request => request.Status == 429), 0, 0.15 * Scene.Teams.Requests.Count);
        Assert.Equal(instances, (await Scene.Storage.RowsAsync("Instances")).Count);
        await Scene.StopBotsAsync();
        Assert.Empty(await Scene.Storage.RowsAsync("Instances"));
    }

    [Fact]
    public async Task Who_is_being_called_when_the_bot_is_stopped_is_not_called_again()
    {
        var people = await Scene.AddVolunteersAsync(20, Sending.Licence);
        Scene.Teams.Faults.Rate(Fault.Slow(TimeSpan.FromMilliseconds(400)), 1, request => people.Any(request.IsCallTo));

        await Scene.AlarmAsync(Scene.AddCoordinator());
        await Scene.UntilAsync(() => people.Any(person => person.IsCalled()));
        await Scene.StopBotsAsync();

        Assert.DoesNotContain((await Scene.Storage.MessagesAsync()).Values, row => row.GetString("State") == "Sending");
        Scene.Teams.Faults.Clear();
        await Scene.StartBotAsync();
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()));
        await Scene.StopBotsAsync();
        people.AssertCalledOnce();
    }
}
