using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Teams;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>One account that writes without end keeps neither the others waiting nor itself from answering.</summary>
public sealed class TurnLimitTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const int Flood = 3 * TurnLimits.Burst;
    private const string Excuse = "sehr viele Nachrichten";

    [Fact]
    [Trait("Threat", "T21")]
    public async Task Who_writes_too_much_is_told_once_and_then_nothing_while_others_are_answered()
    {
        var (anna, ben) = (Scene.Teams.AddUser("Anna Öztürk"), Scene.Teams.AddUser("Ben Grünwald"));

        await FloodAsync(anna);

        Assert.Single(anna.Messages, message => message.Words().Contains(Excuse, StringComparison.Ordinal));
        Assert.InRange(anna.Messages.Count, TurnLimits.Burst, Flood - 1);
        Assert.DoesNotContain(Excuse, await ben.AskAsync("hilfe"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Threat", "T21")]
    public async Task A_button_of_such_a_person_is_answered_and_does_nothing()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await FloodAsync(anna);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => anna.InvokeAsync("adaptiveCard/action", Crafted.Action("sample.run", new JsonObject()), cancellationToken: Token)));

        Assert.All(answers, answer => Assert.Equal(200, answer.InvokeStatus));
        Assert.Contains(answers, answer => answer.Message?.Contains(Excuse, StringComparison.Ordinal) == true);
    }

    [Fact]
    [Trait("Threat", "T21")]
    public async Task Such_a_person_can_answer_an_alarm_all_the_same()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c"));
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);
        await FloodAsync(anna);

        var yes = Crafted.Action(CardReader.ActionsIn(anna.Calls()[0].Card!.Value).First(action => action.Verb == "answer.yes").Json);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => anna.InvokeAsync("adaptiveCard/action", yes.DeepClone(), anna.Calls()[0], Token)));

        Assert.All(answers, answer => Assert.DoesNotContain(Excuse, answer.Words(), StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Words().Contains("Ja, Sie kommen", StringComparison.Ordinal));
        Assert.NotNull((await anna.RefreshAsync(anna.Calls()[0], Token)).Card);
    }

    private static Task<BotAnswer[]> FloodAsync(SimulatedUser user) => Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => user.SayAsync("hilfe", Token)));
}
