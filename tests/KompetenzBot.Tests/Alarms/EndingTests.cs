using KompetenzBot.Alarms.Ending;
using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>The end of an alarm: by a coordinator, or because its time is over.</summary>
public sealed class EndingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Reason = "Der Bedarf ist gedeckt";

    [Fact]
    public async Task Everybody_who_was_called_is_told_and_their_cards_say_so()
    {
        var (coordinator, people) = await CallAsync(4);
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.PressAsync(people[1], "answer.no");

        var report = await StandDownAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.LastWords().Contains(Reason, StringComparison.Ordinal) && person.Messages[0].Words().Contains("Dieser Alarm ist beendet", StringComparison.Ordinal)));

        Assert.Contains("1 von 5", report.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ehrenfried", report.Words(), StringComparison.Ordinal);
        Assert.All(people, person => Assert.Equal(2, person.Messages.Count));
        Assert.DoesNotContain("answer.yes", people[2].Messages[0].Card!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("A-2026-0001 ist schon beendet", await coordinator.AskAsync("entwarnung 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_come_keep_a_row_and_the_numbers_stay()
    {
        var (coordinator, people) = await CallAsync(4);
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.PressAsync(people[1], "answer.no");
        await Scene.PressAsync(people[2], "answer.later");

        await StandDownAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.LastWords().Contains(Reason, StringComparison.Ordinal)));

        var rows = await Scene.Storage.RowsAsync("Deliveries");
        Assert.DoesNotContain(rows, row => row.GetString("Answer") is "Declined" or "Later");
        Assert.DoesNotContain(rows, row => row.RowKey.Contains("|a|", StringComparison.Ordinal));
        Assert.Single(rows, row => !row.RowKey.Contains('|', StringComparison.Ordinal));
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words() is var words && words.Contains("Beendet am", StringComparison.Ordinal) && words.Contains("Ehrenfried Muster 1", StringComparison.Ordinal));
        Assert.Contains("Zusagen 1, Absagen 1, später 1", coordinator.Situations()[0].Card!.Value.GetRawText(), StringComparison.Ordinal);

        foreach (var minutes in new[] { 2, 66 })
        {
            Scene.Leap(TimeSpan.FromMinutes(minutes));
            await Scene.Bot.Services.GetServices<IRecurringTask>().OfType<AlarmEnding>().Single().RunAsync(Token);
        }

        Assert.All(await Scene.Storage.RowsAsync("Deliveries"), row => Assert.StartsWith(people[0].AadObjectId, row.RowKey, StringComparison.Ordinal));
        Assert.All(people, person => Assert.Equal(2, person.Messages.Count));
    }

    [Fact]
    public async Task An_alarm_whose_time_is_over_ends_without_a_message()
    {
        var (_, people) = await CallAsync(2);
        await Scene.PressAsync(people[0], "answer.no");

        Scene.Leap(TimeSpan.FromDays(2));
        await Scene.UntilAsync(() => people.All(person => person.Messages[0].Words().Contains("Dieser Alarm ist beendet", StringComparison.Ordinal)));

        Assert.All(people, person => Assert.Single(person.Messages));
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.GetString("Answer") == "Declined");
    }

    [Fact]
    public async Task Who_was_not_called_yet_is_not_called_any_more_nor_told()
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(3, "driving-licence-c");
        Scene.Teams.Faults.Rate(Fault.Answer(503), 1, request => request.Body.Contains("answer.yes", StringComparison.Ordinal) && !request.Body.Contains("alarm.", StringComparison.Ordinal));
        await Scene.AlarmAsync(coordinator);

        await StandDownAsync(coordinator);
        Scene.Teams.Faults.Clear();
        Scene.Leap(TimeSpan.FromMinutes(10));
        await Scene.UntilAsync(() => coordinator.Situations() is [var card] && card.Words().Contains("Beendet am", StringComparison.Ordinal));

        Assert.All(people, person => Assert.Empty(person.Messages));
    }

    [Theory]
    [InlineData("entwarnung", "Entwarnung für A-2026-0001?")]
    [InlineData("entwarnung 1 zu viele", "Entwarnung für A-2026-0001?")]
    [InlineData("entwarnung A-2026-0001", "Entwarnung für A-2026-0001?")]
    [InlineData("entwarnung 42", "Einen offenen Alarm „42“ gibt es nicht")]
    [InlineData("entwarnung bitte", "Einen offenen Alarm „bitte“ gibt es nicht")]
    public async Task It_asks_before_and_says_what_it_does_not_find(string text, string expected)
    {
        var (coordinator, _) = await CallAsync(1);

        Assert.Contains(expected, await coordinator.AskAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_alarms_each_has_a_button()
    {
        var (coordinator, _) = await CallAsync(1);
        await Scene.AlarmAsync(coordinator);

        var words = await coordinator.AskAsync("entwarnung");
        var form = await Scene.PressAsync(coordinator, "Entwarnung");

        Assert.All(["Welcher Alarm ist vorbei?", "A-2026-0001 · 🟢 läuft", "A-2026-0002 · 🟢 läuft"], line => Assert.Contains(line, words, StringComparison.Ordinal));
        Assert.Contains("Entwarnung für A-2026-0002?", form.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_reason_and_for_others_nothing_ends()
    {
        var (coordinator, people) = await CallAsync(1);
        await coordinator.SayAsync("entwarnung", Token);

        Assert.Contains("Bitte schreiben Sie einen Grund", (await Scene.PressAsync(coordinator, "standdown.confirm")).Words(), StringComparison.Ordinal);
        Assert.Contains("A-2026-0001 läuft weiter", (await Scene.PressAsync(coordinator, "standdown.cancel")).Words(), StringComparison.Ordinal);
        Assert.Contains("Alarmieren dürfen nur", await people[0].AskAsync("entwarnung 1"), StringComparison.Ordinal);
        Assert.Contains("Alarmieren dürfen nur", await people[0].AskAsync("lage 1"), StringComparison.Ordinal);
        Assert.Contains("Gespeichert", (await Scene.PressAsync(people[0], "answer.yes", message: people[0].Calls()[0])).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_coordinator_sees_the_alarms_and_opens_a_situation_that_stays_true()
    {
        var (coordinator, people) = await CallAsync(2);
        Assert.Contains("A-2026-0001 · 🟢 läuft", await coordinator.AskAsync("alarme"), StringComparison.Ordinal);

        await coordinator.SayAsync("lage 1", Token);
        await Scene.UntilAsync(() => coordinator.Situations().Count == 2);
        await Scene.PressAsync(people[0], "answer.yes");

        await Scene.UntilAsync(() => coordinator.Situations()[^1].Words().Contains("Ehrenfried Muster 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_drill_says_so_on_everything_and_is_no_deployment()
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(2, "driving-licence-c");
        var launched = await Scene.AlarmAsync(coordinator, AlarmDriver.Line.Replace("alarm ", "übung ", StringComparison.Ordinal));
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()) && coordinator.Situations().Count == 1);
        await Scene.PressAsync(people[0], "answer.yes");
        await StandDownAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.LastWords().Contains(Reason, StringComparison.Ordinal)));

        Assert.Contains("Übung", launched.Words(), StringComparison.Ordinal);
        Assert.All(people.SelectMany(person => person.Messages).SelectMany(message => message.Versions), version => Assert.Contains("ÜBUNG", version.GetRawText(), StringComparison.Ordinal));
        Assert.Contains("ÜBUNG", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Westfalenhallen", await people[0].AskAsync("meine einsätze"), StringComparison.Ordinal);
    }

    private async Task<(SimulatedUser Coordinator, IReadOnlyList<SimulatedUser> People)> CallAsync(int count)
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(count, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()) && coordinator.Situations().Count == 1);
        return (coordinator, people);
    }

    private async Task<BotAnswer> StandDownAsync(SimulatedUser coordinator)
    {
        await coordinator.SayAsync("entwarnung", Token);
        return await Scene.PressAsync(coordinator, "standdown.confirm", new Dictionary<string, string> { ["reason"] = Reason }, Form(coordinator));
    }

    /// <summary>The message in which the question was asked, whatever it shows now.</summary>
    private static TeamsMessage Form(SimulatedUser coordinator) => coordinator.Messages.Last(message => message.Versions[0].GetRawText().Contains("standdown.confirm", StringComparison.Ordinal));
}
