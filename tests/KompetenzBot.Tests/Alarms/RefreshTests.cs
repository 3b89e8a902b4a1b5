using System.Globalization;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Answering;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>What a client asks for by itself when it shows a call.</summary>
public abstract class RefreshTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    /// <summary>With nothing counted, as it is by default.</summary>
    public sealed class Off(TestStorage storage, TestCards cards) : RefreshTests(storage, cards)
    {
        [Fact]
        public async Task An_old_card_becomes_true_and_nothing_is_kept()
        {
            var (coordinator, people) = await CallAsync(1);
            await Scene.PressAsync(people[0], "answer.yes");

            Assert.Contains("Ja, Sie kommen", (await RefreshAsync(people[0], first: true)).Words(), StringComparison.Ordinal);
            Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.ContainsKey("Seen") && row.GetBoolean("Seen") == true);

            await coordinator.SayAsync("entwarnung", Token);
            await Scene.PressAsync(coordinator, "standdown.confirm", new Dictionary<string, string> { ["reason"] = "Genug" });
            Assert.Contains("beendet", (await RefreshAsync(people[0], first: true)).Words(), StringComparison.Ordinal);
        }

        [Fact]
        public async Task Of_many_clients_that_ask_at_once_only_few_are_served_at_a_time()
        {
            var (_, people) = await CallAsync(12);
            var services = Scene.Bot.Services;
            var answers = new WaitingAnswers(services.GetRequiredService<IAnswerStore>(), CallRefresh.AtOnce);
            using var refresh = ActivatorUtilities.CreateInstance<CallRefresh>(services, answers);
            var alarm = Assert.Single(await services.GetRequiredService<IAlarmStore>().ListOpenAsync(Scene.Now, Token)).Id;
            var action = new TurnInput.CardAction(CallRefresh.Verb, new Dictionary<string, string>(StringComparer.Ordinal) { ["alarm"] = alarm.Value });

            var asked = people.Select(person => refresh.HandleAsync(new TurnContext(UserId.Parse(person.AadObjectId), person.Name, new ConversationReference { ServiceUrl = string.Empty, Conversation = new ConversationAccount() }, CultureInfo.InvariantCulture, Scene.Now), action, Token)).ToArray();
            await answers.AreWaiting.WaitAsync(Token);
            answers.LetGo();

            Assert.All(await Task.WhenAll(asked), reply => Assert.IsType<Message.Card>(Assert.Single(reply.Messages)));
            Assert.Equal(CallRefresh.AtOnce, answers.MostWaiting);
        }

        [Fact]
        public async Task Somebody_who_was_not_called_gets_nothing()
        {
            var (_, people) = await CallAsync(1);
            var stranger = Scene.Teams.AddUser("Fritz Fremd");

            Assert.DoesNotContain("Impfzentrum", (await RefreshAsync(stranger, first: true, people[0])).Words(), StringComparison.Ordinal);
        }
    }

    /// <summary>With the number of those who have seen their call.</summary>
    public sealed class Count(TestStorage storage, TestCards cards) : RefreshTests(storage, cards)
    {
        private protected override SceneOptions Options => new() { Configuration = new(StringComparer.Ordinal) { ["Alarms:SeenSignal"] = "Count" } };

        [Fact]
        public async Task Who_has_seen_the_first_card_is_counted_once_and_forgotten_at_the_close()
        {
            var (coordinator, people) = await CallAsync(10);
            await RefreshAsync(people[0], first: true);
            await RefreshAsync(people[0], first: true);
            await Scene.PressAsync(people[1], "answer.later");
            await RefreshAsync(people[1], first: false);
            await Scene.PressAsync(people[2], "answer.yes");
            await RefreshAsync(people[2], first: true);

            await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("Gesehen: 3", StringComparison.Ordinal));
            await coordinator.SayAsync("entwarnung", Token);
            await Scene.PressAsync(coordinator, "standdown.confirm", new Dictionary<string, string> { ["reason"] = "Genug" });
            await Scene.UntilAsync(() => people[2].LastWords().Contains("Genug", StringComparison.Ordinal));
            Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.ContainsKey("Seen"));
        }

        [Fact]
        public async Task Of_few_nothing_is_shown()
        {
            var (coordinator, people) = await CallAsync(9);
            await RefreshAsync(people[0], first: true);
            await Scene.PressAsync(people[1], "answer.yes");
            await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("1 von 30", StringComparison.Ordinal));

            Assert.DoesNotContain("Gesehen", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
        }
    }

    private async Task<(SimulatedUser Coordinator, IReadOnlyList<SimulatedUser> People)> CallAsync(int count)
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(count, "driving-licence-c");
        await Scene.AlarmAsync(coordinator, AlarmDriver.LineFor(30));
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && people.All(person => person.IsCalled()));
        return (coordinator, people);
    }

    private static Task<BotAnswer> RefreshAsync(SimulatedUser user, bool first, SimulatedUser? owner = null)
    {
        var call = (owner ?? user).Calls()[0];
        var action = CardReader.CardIn(call.Versions[first ? 0 : ^1])!.Value.GetProperty("refresh").GetProperty("action");
        Assert.Equal(first, action.GetProperty("data").TryGetProperty("first", out _));
        return user.InvokeAsync("adaptiveCard/action", Crafted.Action(action), first ? call : null, Token);
    }
}
