using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Audit;
using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>The second pair of eyes on large alarms: nothing goes out before it.</summary>
public sealed class ApprovalTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Title = "Freigabe für A-2026-0001";

    private protected override SceneOptions Options => new()
    {
        Directory = true,
        Configuration = new(StringComparer.Ordinal) { ["Alarms:FourEyesAbove"] = "2", ["Roles:Bodies:0:MayBypassFourEyes"] = "true" },
    };

    [Fact]
    public async Task Nothing_goes_out_before_an_approver_has_seen_everything_and_approved()
    {
        var (coordinator, approver, people) = await ArrangeAsync();
        Assert.Contains("Eine zweite Person muss freigeben", (await Scene.PrepareAsync(coordinator)).Words(), StringComparison.Ordinal);
        Assert.Contains("wartet auf Freigabe", (await Scene.PressAsync(coordinator, "alarm.launch")).Words(), StringComparison.Ordinal);
        await Scene.UntilAsync(() => approver.Messages.Any(IsRequest) && coordinator.Situations().Count == 1);

        var request = approver.Messages.Single(IsRequest).Words();
        Assert.All(["Aufbau Impfzentrum", "Westfalenhallen", "Führerschein C", "Eigene Kräfte reichen nicht", "Käthe Lagemann", "Kommunales Lagezentrum", "Alle zugleich"], text => Assert.Contains(text, request, StringComparison.Ordinal));
        Assert.Contains("Wartet auf Freigabe", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(people, person => person.IsCalled());

        Assert.Contains("Freigegeben von Frieda Frei", (await Scene.PressAsync(approver, "approval.approve")).Words(), StringComparison.Ordinal);

        await Scene.UntilAsync(() => people.All(person => person.IsCalled()) && coordinator.Messages.Any(message => message.Words().Contains("Freigegeben von Frieda Frei", StringComparison.Ordinal)));
        Assert.Contains(await Scene.TrailAsync(), entry => entry is { Event: AuditEvent.AlarmApproved, Detail: "A-2026-0001", Actor: AuditActors.Approver });
    }

    [Theory]
    [InlineData(ApprovalState.Approved)]
    [InlineData(ApprovalState.Refused)]
    public async Task What_follows_from_a_decision_is_made_up_for_after_a_crash(ApprovalState state)
    {
        var (coordinator, approver, people) = await ArrangeAsync();
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => approver.Messages.Any(IsRequest));
        var store = Scene.Bot.Services.GetRequiredService<IAlarmStore>();
        var alarm = Assert.Single(await store.ListOpenAsync(Scene.Now, Token)).Id;

        // as an instance left it that died when the decision was written
        await store.TryChangeAsync(
            alarm, approval => approval with { State = state, DecidedAt = Scene.Now, Decider = "Frieda Frei", DeciderBody = AuditActors.Approver, Reason = "Die Halle ist gesperrt", IsDecisionTold = false }, Token);

        await Scene.UntilAsync(() => state == ApprovalState.Approved
            ? people.All(person => person.IsCalled()) && Decisions(coordinator).Any(message => message.Words().Contains("Freigegeben von Frieda Frei", StringComparison.Ordinal))
            : Decisions(coordinator).Any(message => message.Words().Contains("Nicht freigegeben von Frieda Frei", StringComparison.Ordinal)) && coordinator.Situations()[0].Words().Contains("Die Halle ist gesperrt", StringComparison.Ordinal));
        Assert.Contains(await Scene.TrailAsync(), entry => entry is { Event: AuditEvent.AlarmApproved or AuditEvent.AlarmRefused, Detail: "A-2026-0001", Actor: AuditActors.Approver });
    }

    private static IEnumerable<TeamsMessage> Decisions(SimulatedUser coordinator) => coordinator.Messages.Except(coordinator.Situations());

    [Fact]
    public async Task A_refusal_needs_a_reason_and_ends_the_alarm()
    {
        var (coordinator, approver, people) = await ArrangeAsync();
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => approver.Messages.Any(IsRequest));

        Assert.Contains("eine kurze Begründung", (await Scene.PressAsync(approver, "approval.refuse")).Words(), StringComparison.Ordinal);
        await Scene.PressAsync(approver, "approval.refuse", new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = "Die Halle ist gesperrt" });

        await Scene.UntilAsync(() => coordinator.Situations().Any(card => card.Words().Contains("Die Halle ist gesperrt", StringComparison.Ordinal)));
        Scene.Leap(TimeSpan.FromMinutes(2));
        Assert.Contains("A-2026-0001 ist schon beendet", await coordinator.AskAsync("entwarnung 1: egal"), StringComparison.Ordinal);
        Assert.DoesNotContain(people, person => person.IsCalled());
        var ending = Scene.Bot.Services.GetServices<IRecurringTask>().OfType<AlarmEnding>().Single();
        await ending.RunAsync(Token);
        await ending.RunAsync(Token);
        Assert.Contains(await Scene.Storage.RowsAsync("Alarms"), row => row.GetString("EndStage") == nameof(EndStage.AllTold));
        Assert.Equal([AuditEvent.AlarmRefused], from entry in await Scene.TrailAsync() where entry is { Detail: "A-2026-0001", Event: AuditEvent.AlarmRefused or AuditEvent.AlarmEnded } select entry.Event);
    }

    [Fact]
    public async Task Only_approvers_decide_and_nobody_about_their_own_alarm()
    {
        var (coordinator, approver, people) = await ArrangeAsync();
        Scene.Graph.PutGroup(SceneDirectory.Approvers, approver.AadObjectId, coordinator.AadObjectId);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => approver.Messages.Any(IsRequest));
        var button = CardReader.ActionsIn(approver.Messages.Single(IsRequest).Card!.Value).First(action => action.Verb == "approval.approve");

        Assert.DoesNotContain(coordinator.Messages, IsRequest);
        Assert.Contains("nur eine zweite Person", (await coordinator.InvokeAsync("adaptiveCard/action", Crafted.Action(button.Json), cancellationToken: Token)).Words(), StringComparison.Ordinal);
        Assert.Contains("nur die dafür benannten Personen", (await people[0].InvokeAsync("adaptiveCard/action", Crafted.Action(button.Json), cancellationToken: Token)).Words(), StringComparison.Ordinal);
        Scene.Graph.PutGroup(SceneDirectory.Approvers);
        Scene.Leap(TimeSpan.FromSeconds(3));
        Assert.Contains("nur die dafür benannten Personen", (await Scene.PressAsync(approver, "approval.approve")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(people, person => person.IsCalled());
    }

    [Fact]
    public async Task The_first_decision_counts_and_the_other_approver_sees_it()
    {
        var (coordinator, approver, people) = await ArrangeAsync();
        var second = Scene.Teams.AddUser("Siegfried Siegel");
        Scene.Graph.PutGroup(SceneDirectory.Approvers, approver.AadObjectId, second.AadObjectId);
        await second.SayAsync("hilfe", Token);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => approver.Messages.Any(IsRequest) && second.Messages.Any(IsRequest));
        var stale = second.Messages.Single(IsRequest);

        await Scene.PressAsync(approver, "approval.approve");
        await Scene.UntilAsync(() => stale.Words().Contains("Freigegeben von Frieda Frei", StringComparison.Ordinal));
        var late = await second.ClickOnOldAsync(stale, 0, "approval.refuse", new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = "doch nicht" }, Token);

        Assert.Contains("Freigegeben von Frieda Frei", late.Words(), StringComparison.Ordinal);
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()));
    }

    [Fact]
    public async Task A_body_that_may_sends_without_approval_with_a_reason_and_approvers_and_auditors_are_told()
    {
        var (coordinator, approver, people) = await ArrangeAsync();
        var auditor = Scene.Teams.AddUser("Rita Prüfer");
        await auditor.SayAsync("hilfe", Token);
        Scene.Graph.PutGroup(SceneDirectory.Auditors, auditor.AadObjectId);
        await Scene.PrepareAsync(coordinator);

        Assert.Contains("Bitte schreiben Sie, warum", (await Scene.PressAsync(coordinator, "alarm.launch", new Dictionary<string, string>(StringComparer.Ordinal) { ["bypass"] = "true" })).Words(), StringComparison.Ordinal);
        await Scene.PressAsync(coordinator, "alarm.launch", new Dictionary<string, string>(StringComparer.Ordinal) { ["bypass"] = "true", ["bypassReason"] = "Das Wasser steigt" });

        await Scene.UntilAsync(() => people.All(person => person.IsCalled()) && new[] { approver, auditor }.All(person => person.LastWords().Contains("Das Wasser steigt", StringComparison.Ordinal)));
        Assert.Contains(await Scene.TrailAsync(), entry => entry is { Event: AuditEvent.FourEyesBypassed, Detail: "A-2026-0001" });
    }

    [Fact]
    public async Task When_nobody_answers_the_coordinator_is_told_once_and_may_then_send()
    {
        var (coordinator, approver, people) = await ArrangeAsync();
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => approver.Messages.Any(IsRequest));
        Scene.Leap(TimeSpan.FromMinutes(5.1));
        await Scene.UntilAsync(() => coordinator.Messages.Any(IsOverdue));
        Scene.Leap(TimeSpan.FromMinutes(5));

        await Scene.PressAsync(coordinator, "approval.bypass", new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = "Niemand erreichbar" }, coordinator.Messages.Single(IsOverdue));

        await Scene.UntilAsync(() => people.All(person => person.IsCalled()));
        Assert.Single(coordinator.Messages, message => message.Versions[0].GetRawText().Contains("noch keine Freigabe", StringComparison.Ordinal));
        await Scene.UntilAsync(() => approver.Messages.Single(IsRequest).Words().Contains("Ohne Freigabe gesendet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_small_alarm_needs_no_second_pair_of_eyes()
    {
        var coordinator = AddCoordinator();
        var driver = await Scene.AddVolunteerAsync("Ehrenfried Muster", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);

        await Scene.UntilAsync(driver.IsCalled);
    }

    [Fact]
    public async Task No_more_people_are_called_than_were_shown_without_a_second_pair_of_eyes()
    {
        var (coordinator, _, people) = await ArrangeAsync();
        await people[2].AskAsync("pausieren bis morgen");
        await Scene.PrepareAsync(coordinator, "alarm 2 Führerschein C, sofort");
        await people[2].AskAsync("fortsetzen");
        await Scene.PressAsync(coordinator, "alarm.launch");

        await Scene.UntilAsync(() => coordinator.Situations().Any(card => card.Words().Contains("alle zugleich angefragt: 2", StringComparison.Ordinal)));
        await Scene.UntilAsync(() => people.Count(person => person.IsCalled()) == 2);
    }

    private static bool IsRequest(TeamsMessage message) => message.Card is not null && message.Words().Contains(Title, StringComparison.Ordinal) && message.Words().Contains("Angefordert von", StringComparison.Ordinal);

    private static bool IsOverdue(TeamsMessage message) => message.Card is not null && message.Words().Contains("noch keine Freigabe", StringComparison.Ordinal);

    private SimulatedUser AddCoordinator()
    {
        var coordinator = Scene.AddCoordinator();
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, coordinator.AadObjectId);
        return coordinator;
    }

    private async Task<(SimulatedUser Coordinator, SimulatedUser Approver, IReadOnlyList<SimulatedUser> People)> ArrangeAsync()
    {
        var approver = Scene.Teams.AddUser("Frieda Frei");
        Scene.Graph.PutGroup(SceneDirectory.Approvers, approver.AadObjectId);
        await approver.SayAsync("hilfe", Token);
        return (AddCoordinator(), approver, await Scene.AddVolunteersAsync(3, "driving-licence-c"));
    }
}
