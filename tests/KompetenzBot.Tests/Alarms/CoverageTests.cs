using Azure;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>When enough people come, the others learn it at once, and wait or help elsewhere.</summary>
public sealed class CoverageTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Covered = "Bedarf gedeckt";

    [Fact]
    public async Task Open_cards_say_that_enough_people_come_and_offer_the_waiting_list()
    {
        var (coordinator, people) = await CallAsync("alarm 1 Führerschein C, sofort", 3);
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.UntilAsync(() => Shows(people[1], Covered) && Shows(people[2], Covered));

        Assert.Contains("Warteliste", (await Scene.PressAsync(people[1], "Auf die Warteliste")).Words(), StringComparison.Ordinal);
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("Auf der Warteliste: 1", StringComparison.Ordinal));

        Assert.Contains("Ja, Sie kommen", people[0].Calls()[0].Words(), StringComparison.Ordinal);
        Assert.Contains("1 von 1", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(people[1].Name, coordinator.Situations()[0].Words(), StringComparison.Ordinal);
        Assert.All(people, person => Assert.Single(person.Messages));
    }

    [Fact]
    public async Task Who_changes_their_mind_makes_a_place_free_and_those_who_wait_are_asked()
    {
        var (coordinator, people) = await CallAsync("alarm 1 Führerschein C, sofort", 3);
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.UntilAsync(() => Shows(people[1], Covered) && Shows(people[2], Covered));
        await Scene.PressAsync(people[1], "Auf die Warteliste");

        await Scene.PressAsync(people[0], "answer.no");
        await Scene.UntilAsync(() => Shows(people[1], "ist ein Platz frei geworden") && Shows(people[2], "Können Sie helfen?"));
        await Scene.UntilAsync(() => people[1].Calls().Count == 2 && people[1].LastWords().Contains("ist ein Platz frei geworden", StringComparison.Ordinal));
        Assert.Single(people[2].Calls());
        await Scene.UntilAsync(() => coordinator.Messages.Any(message => message.Words().Contains("jetzt 0 von 1. Auf der Warteliste stehen 1", StringComparison.Ordinal)));
        await Scene.PressAsync(people[1], "answer.yes");

        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains(people[1].Name, StringComparison.Ordinal) && Shows(people[2], Covered));
    }

    [Fact]
    public async Task Every_place_that_becomes_free_is_offered_and_one_that_is_not_wanted_goes_on()
    {
        var (coordinator, people) = await CallAsync("alarm 2 Führerschein C, sofort", 6);
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.PressAsync(people[1], "answer.yes");
        foreach (var person in people.Skip(2))
        {
            await Scene.UntilAsync(() => Shows(person, Covered));
            await Scene.PressAsync(person, "Auf die Warteliste");
        }

        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("Auf der Warteliste: 4", StringComparison.Ordinal));

        await Scene.PressAsync(people[0], "answer.no");
        await Scene.UntilAsync(() => people[2].Calls().Count == 2);
        await Scene.PressAsync(people[1], "answer.no");
        await Scene.UntilAsync(() => people[3].Calls().Count == 2);
        Assert.All(people.Skip(4), person => Assert.Single(person.Calls()));

        await Scene.PressAsync(people[2], "answer.no");
        await Scene.UntilAsync(() => people[4].Calls().Count == 2);
        Assert.Single(people[5].Calls());
        Assert.Single(coordinator.Messages, message => message.Words().Contains("von 2. Auf der Warteliste", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_follows_from_a_free_place_is_made_up_for_after_a_crash()
    {
        var (coordinator, people) = await CallAsync("alarm 1 Führerschein C, sofort", 2);
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.UntilAsync(() => Shows(people[1], Covered));
        await Scene.PressAsync(people[1], "Auf die Warteliste");
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("Auf der Warteliste: 1", StringComparison.Ordinal));
        await Scene.StopBotsAsync();

        // as an instance left it that withdrew the yes, noted the gap, and died
        var table = Scene.Storage.Table("Deliveries");
        var yes = (await Scene.Storage.RowsAsync("Deliveries")).Single(row => row.RowKey == people[0].AadObjectId);
        await table.UpdateEntityAsync(new TableEntity(yes.PartitionKey, yes.RowKey) { ["Answer"] = "Declined" }, ETag.All, TableUpdateMode.Merge, Token);
        var need = (await Scene.Storage.RowsAsync("Alarms")).Single(row => row.RowKey == "need|1");
        await Scene.Storage.Table("Alarms").UpdateEntityAsync(
            new TableEntity(need.PartitionKey, need.RowKey) { ["Covered"] = false, ["Gaps"] = 1, ["Following"] = true }, ETag.All, TableUpdateMode.Merge, Token);
        await Scene.StartBotAsync();

        await Scene.UntilAsync(() => people[1].Calls().Count == 2);
        await Scene.UntilAsync(() => coordinator.Messages.Any(message => message.Words().Contains("jetzt 0 von 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_late_yes_waits_or_fills_what_is_still_missing()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(2, "driving-licence-c");
        var both = await Scene.AddVolunteerAsync("Bettina Beides", "driving-licence-c", "cook");
        await Scene.AddVolunteerAsync("Kilian Kochmann", "cook");
        await Scene.AddVolunteerAsync("Karla Kochfrau", "cook");
        await Scene.AddVolunteerAsync("Kim Kochen", "cook");
        await Scene.AlarmAsync(coordinator, "alarm 1 Führerschein C + 1 Koch, sofort");
        await Scene.UntilAsync(() => both.IsCalled() && drivers.All(driver => driver.IsCalled()));
        var stale = both.Calls()[0];
        await Scene.PressAsync(drivers[0], "answer.yes");
        await Scene.UntilAsync(() => Shows(both, Covered));

        Assert.Contains("Ja, als Köchin/Koch", both.Calls()[0].Words(), StringComparison.Ordinal);
        var answered = await Scene.PressAsync(both, "Ja, als Köchin/Koch", message: stale);

        Assert.Contains("Ja, Sie kommen", answered.Words(), StringComparison.Ordinal);
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("Bettina Beides", StringComparison.Ordinal));
    }

    private async Task<(SimulatedUser Coordinator, IReadOnlyList<SimulatedUser> People)> CallAsync(string line, int count)
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(count, "driving-licence-c");
        await Scene.AlarmAsync(coordinator, line);
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()) && coordinator.Situations().Count == 1);
        return (coordinator, people);
    }

    private static bool Shows(SimulatedUser person, string words) => person.Calls()[0].Words().Contains(words, StringComparison.Ordinal);
}
