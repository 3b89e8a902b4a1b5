using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Directory;

/// <summary>Roles come from the groups of the directory, at the moment of the action.</summary>
public sealed class RoleTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Refused = "Alarmieren dürfen nur";
    private const string Silent = "Das Verzeichnis der Stadt antwortet gerade nicht";
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(3);

    private IEnumerable<GraphRequest> Questions => Scene.Graph.Requests.Where(IsQuestion);

    private protected override SceneOptions Options => new() { Directory = true };

    [Fact]
    public async Task Who_is_in_the_group_of_a_body_may_call_for_it()
    {
        var (birgit, anna) = (Scene.Teams.AddUser("Birgit Lindemann"), Scene.Teams.AddUser("Anna Öztürk"));
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, birgit.AadObjectId);
        var driver = await Scene.AddVolunteerAsync("Ehrenfried Muster", "driving-licence-c");

        Assert.Contains(Refused, await anna.AskAsync(AlarmDriver.Line), StringComparison.Ordinal);
        await Scene.AlarmAsync(birgit);

        await Scene.UntilAsync(driver.IsCalled);
        Assert.Contains("Kommunales Lagezentrum", driver.Calls()[0].Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(await Scene.TrailAsync(), entry => entry.Event == AuditEvent.BreakGlassUsed);
    }

    [Fact]
    public async Task Who_has_left_the_group_can_no_longer_use_an_old_card()
    {
        var birgit = Scene.Teams.AddUser("Birgit Lindemann");
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, birgit.AadObjectId);
        var driver = await Scene.AddVolunteerAsync("Ehrenfried Muster", "driving-licence-c");
        await Scene.PrepareAsync(birgit);

        Scene.Graph.PutGroup(SceneDirectory.SituationCentre);
        Scene.Leap(AMoment);

        Assert.Contains(Refused, (await Scene.PressAsync(birgit, "alarm.launch")).Words(), StringComparison.Ordinal);
        Assert.Empty(driver.Messages);
    }

    [Fact]
    public async Task All_roles_are_one_question()
    {
        var anna = UserId.Parse(Scene.Teams.AddUser("Anna Öztürk").AadObjectId);
        Scene.Graph.PutGroup(SceneDirectory.Auditors, anna.ToString());
        var roles = Scene.Bot.Services.GetRequiredService<IRoles>();

        Assert.Equal((true, false, false), (await roles.HasAsync(anna, Role.Auditor, Token), await roles.HasAsync(anna, Role.Administrator, Token), await roles.HasAsync(anna, Role.Approver, Token)));
        Assert.False(await Scene.Bot.Services.GetRequiredService<ICoordinators>().IsOneAsync(anna, Token));

        Assert.Single(Questions);
        Scene.Leap(AMoment);
        Assert.True(await roles.HasAsync(anna, Role.Auditor, Token));
        Assert.Equal(2, Questions.Count());
    }

    [Fact]
    public async Task A_person_whom_the_directory_does_not_know_has_no_role()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        Scene.Graph.Delete(anna.AadObjectId);

        Assert.Contains(Refused, await anna.AskAsync("alarm"), StringComparison.Ordinal);
        Assert.DoesNotContain(Scene.Logs.All, line => line.Contains("The directory did not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_directory_is_down_only_break_glass_users_may_call_and_the_trail_says_so_once()
    {
        var (birgit, käthe) = (Scene.Teams.AddUser("Birgit Lindemann"), Scene.AddCoordinator());
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, birgit.AadObjectId);
        var driver = await Scene.AddVolunteerAsync("Ehrenfried Muster", "driving-licence-c");
        Scene.Graph.Outage = true;

        Assert.Contains(Silent, await birgit.AskAsync(AlarmDriver.Line), StringComparison.Ordinal);
        await Scene.AlarmAsync(käthe);
        await Scene.UntilAsync(driver.IsCalled);

        var use = Assert.Single(await Scene.TrailAsync(), entry => entry.Event == AuditEvent.BreakGlassUsed);
        Assert.Equal((string.Empty, "Kommunales Lagezentrum", "Roles:BreakGlass:0"), (use.Subject, use.Actor, use.Detail));
        Assert.Contains(Scene.Logs.All, line => line.Contains("The directory did not answer", StringComparison.Ordinal));
        Assert.DoesNotContain(Scene.Graph.Requests, request => request.Path.Contains(käthe.AadObjectId, StringComparison.Ordinal));

        Scene.Leap(TimeSpan.FromMinutes(16));
        await käthe.SayAsync("alarm", Token);
        Assert.Equal(2, (await Scene.TrailAsync()).Count(entry => entry.Event == AuditEvent.BreakGlassUsed));
    }

    [Fact]
    public async Task What_the_directory_said_last_counts_for_four_hours_and_the_trail_says_so()
    {
        var birgit = Scene.Teams.AddUser("Birgit Lindemann");
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, birgit.AadObjectId);
        await Scene.AddVolunteersAsync(2, "driving-licence-c");
        await Scene.PrepareAsync(birgit);
        Scene.Graph.Outage = true;
        Scene.Leap(TimeSpan.FromMinutes(5));

        Assert.Contains("läuft", (await Scene.PressAsync(birgit, "alarm.launch")).Words(), StringComparison.Ordinal);
        var use = Assert.Single(await Scene.TrailAsync(), entry => entry.Event == AuditEvent.LastKnownRoleUsed);
        Assert.Equal((string.Empty, "Kommunales Lagezentrum"), (use.Subject, use.Actor));

        Scene.Leap(TimeSpan.FromHours(4));
        Assert.Contains(Silent, await birgit.AskAsync(AlarmDriver.Line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_looks_after_the_bot_while_the_directory_is_silent()
    {
        var ada = Scene.Teams.AddUser("Ada Adler");
        Scene.Graph.PutGroup(SceneDirectory.Administrators, ada.AadObjectId);
        Assert.DoesNotContain("Das sieht nur", await ada.AskAsync("zustellung"), StringComparison.Ordinal);
        Scene.Graph.Outage = true;
        Scene.Leap(TimeSpan.FromMinutes(5));

        Assert.DoesNotContain("Das sieht nur", await ada.AskAsync("zustellung"), StringComparison.Ordinal);
        Assert.Contains("antwortet gerade das Verzeichnis der Stadt nicht", await Scene.Teams.AddUser("Alma Anders").AskAsync("zustellung"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_coordinator_entered_outlasts_a_directory_that_is_silent()
    {
        var birgit = Scene.Teams.AddUser("Birgit Lindemann");
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, birgit.AadObjectId);
        await Scene.AddVolunteersAsync(2, "driving-licence-c");
        await Scene.PrepareAsync(birgit);
        Scene.Graph.Outage = true;
        Scene.Leap(TimeSpan.FromHours(5));

        Assert.Contains(Silent, (await Scene.PressAsync(birgit, "alarm.launch")).Words(), StringComparison.Ordinal);
        await birgit.SayAsync("hilfe", Token);
        Scene.Graph.Outage = false;
        Scene.Leap(AMoment);

        Assert.Contains("Führerschein C", (await Scene.PressAsync(birgit, "alarm.launch", message: birgit.Messages.Last(message => message.Words().Contains("Führerschein C", StringComparison.Ordinal)))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_that_only_offers_an_alarm_is_no_use_of_a_break_glass_right()
    {
        Assert.Contains("alarm", await Scene.AddCoordinator().AskAsync("hilfe"), StringComparison.Ordinal);

        Assert.DoesNotContain(await Scene.TrailAsync(), entry => entry.Event == AuditEvent.BreakGlassUsed);
    }

    [Theory]
    [InlineData(429, 1, true)]
    [InlineData(429, 60, false)]
    [InlineData(503, null, true)]
    [InlineData(403, null, false)]
    public async Task A_fault_that_passes_soon_is_not_noticed(int status, int? seconds, bool answered)
    {
        var anna = UserId.Parse(Scene.Teams.AddUser("Anna Öztürk").AadObjectId);
        Scene.Graph.PutGroup(SceneDirectory.Approvers, anna.ToString());
        Scene.Graph.Next(new GraphFault(status, seconds is { } after ? TimeSpan.FromSeconds(after) : null), when: IsQuestion);

        Assert.Equal(answered, await Scene.Bot.Services.GetRequiredService<IRoles>().HasAsync(anna, Role.Approver, Token));
        Assert.Equal(answered ? 2 : 1, Questions.Count());
    }

    private static bool IsQuestion(GraphRequest request) => request.Path.EndsWith("/checkMemberObjects", StringComparison.Ordinal);
}
