using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>Who is called by an alarm, and who is not.</summary>
public sealed class CallingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task Everyone_who_matches_gets_exactly_one_card()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(6, "driving-licence-c");
        var cook = await Scene.AddVolunteerAsync("Kilian Kochmann", "cook");

        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => drivers.All(driver => driver.IsCalled()) && coordinator.Situations().Count == 1);

        Assert.All(drivers, driver => Assert.Single(driver.Calls()));
        Assert.Empty(cook.Messages);
    }
}
