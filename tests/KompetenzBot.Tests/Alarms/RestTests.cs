using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>Who has been deployed rests; who only said no, or nothing, does not.</summary>
public sealed class RestTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task Who_came_rests_for_a_week_and_who_declined_does_not()
    {
        var coordinator = Scene.AddCoordinator();
        var (came, declined) = (await Scene.AddVolunteerAsync("Berta Bereit", "driving-licence-c"), await Scene.AddVolunteerAsync("Nora Nein", "driving-licence-c"));
        await Scene.AlarmAsync(coordinator, "alarm 1 Führerschein C, sofort");
        await Scene.UntilAsync(() => came.IsCalled() && declined.IsCalled());
        await Scene.PressAsync(came, "answer.yes");
        await Scene.PressAsync(declined, "answer.no");
        Scene.Leap(TimeSpan.FromHours(5));
        await coordinator.SayAsync("entwarnung", Token);
        await Scene.PressAsync(coordinator, "standdown.confirm", new Dictionary<string, string> { ["reason"] = "Feierabend" });
        await Scene.UntilAsync(() => came.LastWords().Contains("Feierabend", StringComparison.Ordinal));

        var deployment = Assert.Single((await Scene.ProfileAsync(came))!.Deployments);
        Assert.InRange(deployment.To - deployment.From, TimeSpan.FromHours(5), TimeSpan.FromHours(5.1));
        Assert.Empty((await Scene.ProfileAsync(declined))!.Deployments);

        Assert.Contains("Ruhezeit nach einem Einsatz", await coordinator.AskAsync("alarm 1 Führerschein C, sofort"), StringComparison.Ordinal);
        Scene.Leap(TimeSpan.FromDays(7));
        Assert.DoesNotContain("Ruhezeit", await coordinator.AskAsync("alarm 1 Führerschein C, sofort"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_rests_is_called_only_when_the_coordinator_says_so_and_the_trail_tells()
    {
        var coordinator = Scene.AddCoordinator();
        var resting = await Scene.AddVolunteerAsync("Rita Ruhe", profile => profile with { Deployments = [new Deployment("a", Scene.Now.AddDays(-4), Scene.Now.AddDays(-3))] }, "driving-licence-c");
        var rested = await Scene.AddVolunteersAsync(2, "driving-licence-c");

        Assert.Contains("1–4 nicht: Ruhezeit", await coordinator.AskAsync("alarm 1 Führerschein C, sofort"), StringComparison.Ordinal);
        await LaunchAsync(coordinator);
        await Scene.UntilAsync(() => rested.All(person => person.IsCalled()));
        Assert.False(resting.IsCalled());

        await coordinator.SayAsync("alarm 1 Führerschein C, sofort", Token);
        Assert.Contains("Auch Personen in ihrer Ruhezeit", (await Scene.PressAsync(coordinator, "Ruhezeit übergehen")).Words(), StringComparison.Ordinal);
        await LaunchAsync(coordinator);
        await Scene.UntilAsync(resting.IsCalled);
        var events = (await Scene.Storage.RowsAsync("Audit")).Select(row => row.GetString("Event")).ToArray();
        Assert.Equal((2, 1), (events.Count(name => name == "AlarmIssued"), events.Count(name => name == "RestIgnored")));
    }

    [Fact]
    public async Task A_drill_and_an_alarm_that_never_began_are_no_deployments()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        foreach (var line in new[] { "übung 1 Führerschein C, sofort", "alarm 1 Führerschein C, morgen 8-12 Uhr" })
        {
            var calls = anna.Calls().Count;
            await Scene.AlarmAsync(coordinator, line);
            await Scene.UntilAsync(() => anna.Calls().Count > calls);
            await Scene.PressAsync(anna, "answer.yes", message: anna.Calls()[^1]);
            Scene.Leap(TimeSpan.FromMinutes(5));
            var messages = anna.Messages.Count;
            await coordinator.SayAsync("entwarnung", Token);
            await Scene.PressAsync(coordinator, "standdown.confirm", new Dictionary<string, string> { ["reason"] = "Feierabend" });
            await Scene.UntilAsync(() => anna.Messages.Count > messages);
        }

        Assert.Empty((await Scene.ProfileAsync(anna))!.Deployments);
    }

    [Fact]
    public async Task Nobody_is_called_for_more_drills_a_year_than_may_be_and_a_drill_is_no_call()
    {
        Scene.Configuration["Alarms:DrillsPerYear"] = "1";
        await Scene.RestartBotAsync();
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator, "übung 1 Führerschein C, sofort");
        await Scene.UntilAsync(anna.IsCalled);

        Assert.Contains("1–4 nicht: genug Übungen in diesem Jahr", await coordinator.AskAsync("übung 1 Führerschein C, sofort"), StringComparison.Ordinal);
        Assert.DoesNotContain("genug Übungen", await coordinator.AskAsync("alarm 1 Führerschein C, sofort"), StringComparison.Ordinal);
        Assert.Null((await Scene.ProfileAsync(anna))!.CalledOn);
        await Scene.AlarmAsync(coordinator, "alarm 1 Führerschein C, sofort");
        await Scene.UntilAsync(() => anna.Calls().Count == 2);
        await Scene.UntilAsync(() => Scene.ProfileAsync(anna).GetAwaiter().GetResult()!.CalledOn == DateOnly.FromDateTime(Scene.Now.UtcDateTime));
    }

    private async Task LaunchAsync(SimulatedUser coordinator)
    {
        await Scene.PressAsync(coordinator, "alarm.declare", AlarmDriver.Declaration);
        await Scene.PressAsync(coordinator, "alarm.launch");
    }
}
