using KompetenzBot.Conversations;
using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>What a card says about who may do what is never believed: rights are looked up when a button is pressed.</summary>
public sealed class TamperedCardTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    /// <summary>What nobody without a role changes, whatever they press.</summary>
    private static readonly string[] Guarded = [StorageNames.Alarms, StorageNames.Deliveries, StorageNames.Settings, StorageNames.AccessLog, StorageNames.Feedback];

    private static readonly (string, string)[] Raised = [("role", "Coordinator"), ("isCoordinator", "true"), ("roles", "Approver,Administrator"), ("user", People.CoordinatorId), ("userId", People.CoordinatorId)];

    private protected override SceneOptions Options => Rehearsal.Options;

    [Fact]
    [Trait("Threat", "T10")]
    public async Task Every_button_of_coordinators_and_administrators_does_nothing_for_somebody_without_a_role()
    {
        var play = await Rehearsal.PlayAsync(Scene);
        var stranger = Scene.Teams.AddUser("Ben Grünwald");
        var buttons = play.ButtonsOf(play.Coordinator, play.Administrator);
        Assert.All(["alarm.launch", "alarm.declare", "situation.remind", "standdown.confirm", "catalogue.confirm"], verb => Assert.Contains(buttons, button => button.Verb == verb));
        await SettleAsync();
        var before = await GuardedAsync();

        foreach (var button in buttons.Where(button => button.Verb != "feedback.send"))
        {
            var answer = await Rehearsal.ForgeAsync(stranger, button, Raised);

            Assert.Equal(200, answer.InvokeStatus);
            Assert.All(["Öztürk", "Muster", "Anhänger"], word => Assert.DoesNotContain(word, answer.Words(), StringComparison.Ordinal));
        }

        Assert.Equal(before, await GuardedAsync());
    }

    [Fact]
    [Trait("Threat", "T10")]
    public async Task Every_command_of_coordinators_and_administrators_is_refused_for_somebody_without_a_role()
    {
        await Rehearsal.PlayAsync(Scene);
        var stranger = Scene.Teams.AddUser("Ben Grünwald");
        await SettleAsync();
        var before = await GuardedAsync();

        foreach (var command in Scene.Bot.Services.GetServices<ICommand>().Where(command => command.Words.Group is CommandGroup.Coordination or CommandGroup.Administration))
        {
            foreach (var arguments in new[] { "", " 1", " 1: Schluss", " zurück", " stand", " ergebnisse", " 2 Führerschein B, Rathaus, morgen 8-12 Uhr: Hilfe" })
            {
                var words = await stranger.AskAsync(command.Words.German + arguments);
                Assert.All(["Öztürk", "Muster", "Anhänger", "Westfalenhallen"], word => Assert.DoesNotContain(word, words, StringComparison.Ordinal));
            }
        }

        Assert.Equal(before, await GuardedAsync());
    }

    [Fact]
    [Trait("Threat", "T9")]
    public async Task An_answer_with_other_peoples_ids_in_it_is_the_answer_of_the_one_who_gave_it()
    {
        var (coordinator, anna, ben) = (Scene.AddCoordinator(), await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c"), await Scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c"));
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.IsCalled() && ben.IsCalled());
        var yes = CardReader.ActionsIn(anna.Calls()[0].Card!.Value).First(action => action.Verb == "answer.yes");

        await Rehearsal.ForgeAsync(anna, yes, ("user", ben.AadObjectId), ("userId", ben.AadObjectId), ("aadObjectId", ben.AadObjectId), ("from", ben.AadObjectId));

        Assert.Equal([anna.AadObjectId], (await Scene.Storage.RowsAsync("Deliveries")).Where(row => row.GetString("Answer") == "Accepted").Select(row => row.RowKey.Split('|')[0]).Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("A-2026-0001")]
    [InlineData("' or PartitionKey ge '")]
    [InlineData("x' or '1' eq '1")]
    [InlineData("../Profiles")]
    [InlineData("a/b\\c#d?e")]
    [InlineData("|m|call")]
    [InlineData("reminder-202609")]
    [Trait("Threat", "T9")]
    [Trait("Threat", "T14")]
    public async Task An_alarm_id_that_is_none_of_ones_own_finds_nothing(string alarm)
    {
        var (coordinator, anna, ben) = (Scene.AddCoordinator(), await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c"), Scene.Teams.AddUser("Ben Grünwald"));
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.IsCalled() && coordinator.Situations().Count == 1);
        await SettleAsync();
        var before = await GuardedAsync();

        foreach (var button in CardReader.ActionsIn(anna.Calls()[0].Card!.Value).Concat(CardReader.ActionsIn(coordinator.Situations()[0].Card!.Value)))
        {
            foreach (var user in new[] { anna, ben, coordinator })
            {
                Assert.Equal(200, (await Rehearsal.ForgeAsync(user, button, ("alarm", alarm))).InvokeStatus);
            }
        }

        Assert.Equal(before, await GuardedAsync());
        Assert.DoesNotContain(Scene.Logs.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>From now on nothing is sent, so that rows change only by what people do.</summary>
    private Task SettleAsync()
    {
        Scene.Configuration["Delivery:Enabled"] = "false";
        return Scene.RestartBotAsync();
    }

    private async Task<IReadOnlyList<string>> GuardedAsync() =>
        [.. (await Scene.Storage.LinesAsync()).Where(line => Array.Exists(Guarded, table => line.StartsWith(table + " ", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
}
