using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>A question to people who know something: no deployment.</summary>
public sealed class EnquiryTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Line = "anfrage 1 Führerschein C: Wer kennt den Anhänger am Bauhof?";

    [Fact]
    public async Task Who_agreed_to_questions_is_asked_also_while_they_rest_and_a_yes_means_that_they_may_be_phoned()
    {
        var coordinator = Scene.AddCoordinator();
        var resting = await Scene.AddVolunteerAsync("Rita Ruhe", profile => profile with { Deployments = [new Deployment("a", Scene.Now.AddDays(-2), Scene.Now.AddDays(-1))] }, "driving-licence-c");
        var never = await Scene.AddVolunteerAsync("Nora Nie", profile => profile with { Purposes = Purposes.DeploymentOnDuty }, "driving-licence-c");
        await Scene.AlarmAsync(coordinator, Line);

        await Scene.UntilAsync(resting.IsCalled);
        var words = resting.Calls()[0].Words();
        Assert.All(["Kennen Sie sich damit aus?", "kein Einsatz", "Anhänger am Bauhof", "Ja, Sie dürfen mich anrufen"], text => Assert.Contains(text, words, StringComparison.Ordinal));
        Assert.DoesNotContain("Später", words, StringComparison.Ordinal);
        Assert.Contains("Ja, Sie dürfen angerufen werden", (await Scene.PressAsync(resting, "answer.yes")).Words(), StringComparison.Ordinal);
        await Scene.UntilAsync(() => coordinator.Situations().Any(card => card.Words() is var situation && situation.Contains("Rita Ruhe", StringComparison.Ordinal) && situation.Contains("Nachfrage", StringComparison.Ordinal)));
        Assert.False(never.IsCalled());

        Scene.Leap(TimeSpan.FromHours(4));
        await coordinator.SayAsync("entwarnung", Token);
        await Scene.PressAsync(coordinator, "standdown.confirm", new Dictionary<string, string> { ["reason"] = "Beantwortet" });
        await Scene.UntilAsync(() => resting.LastWords().Contains("Beantwortet", StringComparison.Ordinal));
        Assert.Single((await Scene.ProfileAsync(resting))!.Deployments);
        Assert.Null((await Scene.ProfileAsync(resting))!.CalledOn);
    }

    [Fact]
    public async Task Questions_wait_for_the_working_hours_of_each_person()
    {
        var coordinator = Scene.AddCoordinator();
        var (now, later) = (
            await Scene.AddVolunteerAsync("Nina Jetzt", "driving-licence-c"),
            await Scene.AddVolunteerAsync("Lars Spät", profile => profile with { WorkingHours = new WorkingHours(WorkingDays.Tuesday, new TimeOnly(15, 0), new TimeOnly(20, 0)) }, "driving-licence-c"));
        await Scene.AlarmAsync(coordinator, Line);
        await Scene.UntilAsync(now.IsCalled);
        Assert.False(later.IsCalled());

        Scene.Leap(TimeSpan.FromHours(3.1));

        await Scene.UntilAsync(later.IsCalled);
    }
}
