using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Delivery;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

public sealed class SituationBoardTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string OtherCoordinator = "c0ffee00-0000-4000-8000-000000000002";

    private protected override SceneOptions Options =>
        Sending.OnDrivenClock with { Configuration = new(StringComparer.Ordinal) { ["Roles:BreakGlass:1"] = OtherCoordinator } };

    [Fact]
    public async Task However_many_answer_the_one_card_is_updated_at_most_every_three_seconds_and_ends_with_true_counts()
    {
        var people = await Scene.AddVolunteersAsync(30, Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator, AlarmDriver.LineFor(30)));
        await Scene.DriveUntilAsync(() => people.All(person => person.IsCalled()));

        foreach (var (number, person) in people.Index())
        {
            await Scene.DriveAsync(person.ClickAsync((number % 3) switch { 0 => "answer.yes", 1 => "answer.no", _ => "answer.later" }, cancellationToken: Token));
        }

        await Scene.DriveUntilAsync(() => Shows(coordinator, "Zusagen: 10", "Absagen: 10", "ter: 10", "Offen: 0"));

        var drawings = Drawings(coordinator);
        Assert.Equal([ConnectorOperation.Send, .. Enumerable.Repeat(ConnectorOperation.Update, drawings.Length - 1)], drawings.Select(request => request.Operation));
        Assert.All(drawings.Zip(drawings.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(3), $"{pair.First.At:O} {pair.Second.At:O}"));
    }

    [Fact]
    public async Task Nothing_is_drawn_where_nothing_changed()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator));
        await Scene.DriveUntilAsync(() => person.IsCalled() && Shows(coordinator, "Offen: 1"));
        var drawn = Drawings(coordinator).Length;

        await Scene.DriveForAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(1));

        Assert.Equal(drawn, Drawings(coordinator).Length);
    }

    [Fact]
    public async Task Names_appear_with_an_acceptance_and_go_with_it_and_the_look_is_kept()
    {
        var (yes, no) = (await Scene.AddVolunteerAsync("Jana Zusage", Sending.Licence), await Scene.AddVolunteerAsync("Nils Absage", Sending.Licence));
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator));
        await Scene.DriveUntilAsync(() => yes.IsCalled() && no.IsCalled());
        await Scene.DriveAsync(yes.ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveAsync(no.ClickAsync("answer.no", cancellationToken: Token));
        await Scene.DriveUntilAsync(() => Shows(coordinator, "Zusagen: 1", "Absagen: 1", "Jana Zusage"));
        await Scene.DriveAsync(yes.ClickAsync("answer.no", cancellationToken: Token));
        await Scene.DriveUntilAsync(() => Shows(coordinator, "Zusagen: 0", "Absagen: 2"));

        Assert.DoesNotContain("Jana Zusage", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(coordinator.Situations()[0].Versions, version => version.GetRawText().Contains("Nils Absage", StringComparison.Ordinal));
        Assert.Equal(yes.AadObjectId, Assert.Single(await Scene.Storage.RowsAsync("AccessLog")).PartitionKey);
    }

    [Fact]
    public async Task Two_instances_and_a_slow_connector_make_one_card()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        await Scene.StartBotAsync();
        Scene.Teams.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(45)), when: request => IsDrawing(request, coordinator));

        await Scene.DriveAsync(Scene.AlarmAsync(coordinator));
        await Scene.DriveUntilAsync(() => person.IsCalled() && Drawings(coordinator).Length > 0);
        await Scene.DriveForAsync(TimeSpan.FromSeconds(90));

        Assert.Single(Drawings(coordinator), request => request.Operation == ConnectorOperation.Send);
    }

    [Fact]
    public async Task One_coordinator_whose_card_takes_long_does_not_hold_up_the_others()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        var (slow, other) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Lutz Leitstelle", OtherCoordinator));
        Scene.Teams.Faults.Next(Fault.Slow(TimeSpan.FromMinutes(10)), when: request => IsDrawing(request, slow));
        await Scene.DriveAsync(Scene.AlarmAsync(slow));
        await Scene.DriveUntilAsync(person.IsCalled);

        await Scene.DriveAsync(Scene.AlarmAsync(other));
        await Scene.DriveUntilAsync(() => Shows(other, "Offen: 1"));

        Assert.Empty(Drawings(slow));
    }

    [Fact]
    public async Task A_coordinator_who_cannot_be_reached_is_not_asked_all_the_time_and_sees_the_truth_afterwards()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator));
        await Scene.DriveUntilAsync(() => person.IsCalled() && Shows(coordinator, "Offen: 1"));
        coordinator.Account.App = AppState.Blocked;
        var before = Drawings(coordinator).Length;

        await Scene.DriveAsync(person.ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveForAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMilliseconds(500));
        Assert.InRange(Drawings(coordinator).Length - before, 1, 8);
        coordinator.Account.App = AppState.Installed;

        await Scene.DriveUntilAsync(() => Shows(coordinator, "Zusagen: 1"));
    }

    [Fact]
    public async Task A_card_that_was_deleted_comes_anew()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator));
        await Scene.DriveUntilAsync(() => person.IsCalled() && Shows(coordinator, "Offen: 1"));
        Scene.Teams.Faults.Next(Fault.Answer(404), when: request => request.Operation == ConnectorOperation.Update && request.ConversationId == coordinator.ConversationId);

        await Scene.DriveAsync(person.ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveUntilAsync(() => coordinator.Situations().Count == 2);

        Assert.Contains("Zusagen: 1", coordinator.Situations()[1].Card!.Value.GetRawText(), StringComparison.Ordinal);
    }

    private static bool Shows(SimulatedUser coordinator, params string[] texts) => coordinator.Situations().Any(situation =>
        situation.Card!.Value.GetRawText() is var card && texts.All(text => card.Contains(text, StringComparison.Ordinal)));

    private static bool IsDrawing(ConnectorRequest request, SimulatedUser coordinator) =>
        request.ConversationId == coordinator.ConversationId && request.Body.Contains("Lage zu A-", StringComparison.Ordinal);

    private ConnectorRequest[] Drawings(SimulatedUser coordinator) => [.. Scene.Teams.Requests.Where(request => IsDrawing(request, coordinator))];
}
