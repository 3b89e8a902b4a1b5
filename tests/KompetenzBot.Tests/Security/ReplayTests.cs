using System.Net;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>An activity that comes again, word for word, does nothing that it has not done before.</summary>
public sealed class ReplayTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    [Trait("Threat", "T8")]
    public async Task A_yes_that_comes_twice_is_one_yes_and_both_are_answered_with_it()
    {
        var (_, anna) = await CallAsync();
        var yes = Invoke(anna, anna.Calls()[0], "answer.yes");

        var (first, second) = (await anna.DeliverAsync(Copy(yes), Token), await anna.DeliverAsync(Copy(yes), Token));

        Assert.Equal(first.Words(), second.Words());
        Assert.Single(await Scene.Storage.RowsAsync("Deliveries"), row => row.RowKey.Split('|').Length == 1 && row.GetString("Answer") == "Accepted");
    }

    [Fact]
    [Trait("Threat", "T8")]
    public async Task The_launch_of_an_alarm_launches_none_when_it_comes_again()
    {
        var coordinator = Scene.AddCoordinator();
        var driver = await Scene.AddVolunteerAsync("Ehrenfried Muster", "driving-licence-c");
        await Scene.PrepareAsync(coordinator);
        var launch = Invoke(coordinator, coordinator.LatestCard!, "alarm.launch");
        await coordinator.DeliverAsync(Copy(launch), Token);
        await Scene.UntilAsync(driver.IsCalled);

        Assert.Equal(HttpStatusCode.OK, (await coordinator.DeliverAsync(Copy(launch), Token)).Status);
        await Scene.PrepareAsync(coordinator);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.DeliverAsync(Copy(launch), Token)).Status);

        Assert.Single(await Scene.Storage.RowsAsync("Alarms"), row => row.RowKey == "alarm");
    }

    [Fact]
    [Trait("Threat", "T8")]
    public async Task The_confirmation_of_an_erasure_erases_nobody_who_has_come_back()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await anna.SayAsync("löschen", Token);
        var confirm = Invoke(anna, anna.LatestCard!, "erasure.confirm");
        await anna.DeliverAsync(Copy(confirm), Token);
        Assert.Null(await Scene.ProfileAsync(anna));
        await Scene.RegisterAsync(Scene.ProfileOf(anna));

        await anna.DeliverAsync(Copy(confirm), Token);
        await anna.SayAsync("löschen", Token);
        await anna.DeliverAsync(Copy(confirm), Token);

        Assert.NotNull(await Scene.ProfileAsync(anna));
    }

    [Fact]
    [Trait("Threat", "T8")]
    public async Task The_end_of_an_alarm_ends_no_later_one()
    {
        var (coordinator, anna) = await CallAsync();
        await coordinator.SayAsync("entwarnung 1: Der Bedarf ist gedeckt", Token);
        var end = Invoke(coordinator, coordinator.LatestCard!, "standdown.confirm");
        end["value"]!["action"]!["data"]!["reason"] = "Der Bedarf ist gedeckt";
        await coordinator.DeliverAsync(Copy(end), Token);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.Calls().Count == 2);

        await coordinator.DeliverAsync(Copy(end), Token);

        Assert.NotNull((await Scene.PressAsync(anna, "answer.yes", message: anna.Calls()[1])).Card);
    }

    private async Task<(SimulatedUser Coordinator, SimulatedUser Anna)> CallAsync()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c"));
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);
        return (coordinator, anna);
    }

    private static JsonObject Invoke(SimulatedUser user, TeamsMessage message, string verb)
    {
        var activity = user.Activity("invoke");
        (activity["name"], activity["replyToId"]) = ("adaptiveCard/action", message.Id);
        activity["value"] = Crafted.Action(CardReader.ActionsIn(message.Card!.Value).First(action => action.Verb == verb).Json);
        return activity;
    }

    private static JsonObject Copy(JsonObject activity) => activity.DeepClone().AsObject();
}
