using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>Several instances on one storage, and instances that are stopped in the middle.</summary>
public sealed class InstancesTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => new();

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
