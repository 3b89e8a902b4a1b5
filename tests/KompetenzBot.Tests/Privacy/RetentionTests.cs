using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.Feedback;
using KompetenzBot.Privacy;
using KompetenzBot.Privacy.Retention;
using KompetenzBot.Profiles;
using KompetenzBot.Registration.Sampling;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

/// <summary>What is kept is kept as long as was promised, and not a day longer.</summary>
public sealed class RetentionTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    /// <summary>Nothing but the worker under test becomes due by itself.</summary>
    private protected override SceneOptions Options => new()
    {
        Configuration =
        {
            ["Delivery:Enabled"] = "false",
            ["Retention:Answers"] = "P20D",
            ["Retention:Deployments"] = "P18M",
            ["Retention:AccessLog"] = "P6M",
            ["Retention:Audit"] = "P3M",
            ["Retention:Feedback"] = "P4M",
            ["Retention:Drafts"] = "P10D",
        },
    };

    [Fact]
    public async Task Who_came_to_an_alarm_is_forgotten_some_days_after_its_end_and_the_alarm_itself_much_later()
    {
        var (coordinator, anna) = await CallAsync();
        var ended = (await Scene.Storage.RowsAsync("Alarms")).Single(row => row.RowKey == "alarm").GetDateTimeOffset("EndsAt")!.Value;

        await PassAsync(ended.AddDays(20) - Scene.Now - TimeSpan.FromHours(1));
        Assert.Contains(await Scene.Storage.RowsAsync("Deliveries"), row => row.RowKey == anna.AadObjectId);
        Assert.Contains(await Scene.Storage.RowsAsync("Alarms"), row => row.RowKey.Contains(coordinator.AadObjectId, StringComparison.Ordinal));
        await PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(await Scene.Storage.RowsAsync("Deliveries"));
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Alarms"), row => row.RowKey.Contains(coordinator.AadObjectId, StringComparison.Ordinal));

        await PassAsync(ended.AddMonths(18).AddDays(-2) - Scene.Now);
        Assert.Contains(await Scene.Storage.RowsAsync("Alarms"), row => row.RowKey == "alarm");
        await PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(["numbers"], (await Scene.Storage.RowsAsync("Alarms")).Select(row => row.PartitionKey));
    }

    [Fact]
    public async Task A_deployment_goes_after_its_months_and_the_others_stay()
    {
        var now = Scene.Now;
        var anna = await Scene.AddVolunteerAsync(
            "Anna Öztürk", profile => profile with { Deployments = [new Deployment("a", now.AddDays(-2), now.AddDays(-1)), new Deployment("b", now.AddDays(30), now.AddDays(31))] }, "driving-licence-c");

        await PassAsync(now.AddMonths(18).AddDays(-2) - Scene.Now);
        Assert.Equal(2, (await Scene.ProfileAsync(anna))!.Deployments.Count);
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Equal("b", Assert.Single((await Scene.ProfileAsync(anna))!.Deployments).Alarm);
    }

    [Fact]
    public async Task A_look_can_be_read_for_its_months_and_no_longer()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.Bot.Services.GetRequiredService<IAccessLog>().RecordAsync(UserId.Parse(anna.AadObjectId), new AccessLook("Kommunales Lagezentrum", "A-2026-0042", AccessPurposes.Accepted, Scene.Now), Token);

        await PassAsync(Scene.Now.AddMonths(6).AddDays(-1) - Scene.Now);
        Assert.Single(await Scene.Storage.RowsAsync("AccessLog"));
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Empty(await Scene.Storage.RowsAsync("AccessLog"));
    }

    [Fact]
    public async Task Feedback_goes_by_whole_months_with_the_note_of_who_gave_some()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.Bot.Services.GetRequiredService<IFeedbackStore>().AddAsync(Guid.NewGuid(), new FeedbackEntry("2026-09", 5, "x", string.Empty, string.Empty), Token);
        await Scene.Bot.Services.GetRequiredService<IFeedbackTurns>().MarkAsync(UserId.Parse(anna.AadObjectId), "2026-09", Token);

        await PassAsync(new DateTimeOffset(2027, 1, 31, 10, 0, 0, TimeSpan.Zero) - Scene.Now);
        Assert.Single(await Scene.Storage.RowsAsync("Feedback"));
        Assert.Contains(await Scene.Storage.RowsAsync("Conversations"), row => row.RowKey == "feedback");
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Empty(await Scene.Storage.RowsAsync("Feedback"));
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Conversations"), row => row.RowKey == "feedback");
    }

    [Fact]
    public async Task A_draft_goes_some_days_after_the_last_step()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 3);

        await PassAsync(TimeSpan.FromDays(9));
        Assert.Contains(await Scene.Storage.RowsAsync("Conversations"), row => row.RowKey == "dialog");
        await PassAsync(TimeSpan.FromDays(2));

        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Conversations"), row => row.RowKey == "dialog");
        Assert.Contains("Was Sie wissen sollten", await anna.AskAsync("registrieren"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_goes_by_whole_months_and_what_is_left_can_be_verified()
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await AppendAsync();
            await AppendAsync();
            Scene.Leap(Scene.Now.AddMonths(1) - Scene.Now);
        }

        Assert.Equal("2027-01", Scene.Now.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["2026-09", "2026-10", "2026-11", "2026-12"], await MonthsAsync());
        await AppendAsync();

        await PassAsync(TimeSpan.Zero);

        Assert.Equal(["2026-10", "2026-11", "2026-12", "2027-01"], await MonthsAsync());
        var findings = await InspectAsync();
        Assert.Null(findings.Break);
        Assert.Equal(8, findings.Entries);
        await PassAsync(TimeSpan.FromDays(120));
        Assert.Null((await InspectAsync()).Break);
        Assert.DoesNotContain("2026-10", await MonthsAsync());
    }

    [Fact]
    public async Task A_removal_of_a_month_that_was_interrupted_is_no_break_and_is_finished()
    {
        await AppendAsync();
        await AppendAsync();
        Scene.Leap(TimeSpan.FromDays(150));
        await AppendAsync();
        var trail = Scene.Bot.Services.GetRequiredService<IAuditTrail>();
        var head = (await trail.FindHeadAsync("2026-09", Token))!;
        await trail.AppendAsync(new AuditEntry(AuditEvent.MonthRemoved, string.Empty, AuditActors.System, $"2026-09 {head.CodeText}", Scene.Now), Token);
        var table = Scene.Storage.Table("Audit");
        var row = (await table.GetEntityIfExistsAsync("2026-09", "head", cancellationToken: Token))!;
        row["Aged"] = true;
        await table.UpsertEntityAsync(row, cancellationToken: Token);
        await table.DeleteEntityAsync("2026-09", "0000000001", cancellationToken: Token);

        Assert.Null((await InspectAsync()).Break);
        await PassAsync(TimeSpan.Zero);

        Assert.Equal(["2027-02"], await MonthsAsync());
        Assert.Null((await InspectAsync()).Break);
        Assert.Single(await Scene.TrailAsync(), entry => entry.Event == AuditEvent.MonthRemoved);
    }

    [Fact]
    public async Task Two_instances_at_once_do_no_harm()
    {
        var (_, anna) = await CallAsync();
        await Scene.StartBotAsync();
        Scene.Leap(TimeSpan.FromDays(200));

        await Task.WhenAll(Scene.Bots.Select(bot => Worker(bot).RunAsync(Token)));

        Assert.Empty(await Scene.Storage.RowsAsync("Deliveries"));
        Assert.NotNull(await Scene.ProfileAsync(anna));
        Assert.Null((await InspectAsync()).Break);
    }

    [Fact]
    public async Task The_notice_and_the_copy_of_ones_data_say_the_configured_times()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");

        foreach (var words in new[] { await anna.AskAsync("datenschutz"), await anna.AskAsync("auskunft") })
        {
            Assert.Contains("bleibt 20 Tage nach dessen Ende", words, StringComparison.Ordinal);
            Assert.Contains("Einsätze und Alarme 18 Monate, wer Ihre Daten gesehen hat 6 Monate, das Prüfprotokoll ohne Namen 3 Monate, Rückmeldungen ohne Namen 4 Monate und angefangene Eingaben 10 Tage", words, StringComparison.Ordinal);
        }

        var ben = Scene.Teams.AddUser("Ben Grünwald");
        await Scene.RegisterUpToAsync(ben, 1);
        Assert.Contains("bleibt 20 Tage nach dessen Ende", ben.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_to_reach_somebody_who_takes_no_part_goes_after_a_year_and_nobody_elses()
    {
        var (coordinator, anna, ben) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"), await Scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c"));
        await anna.InstallAsync(Token);
        await coordinator.InstallAsync(Token);

        await PassAsync(Scene.Now.AddMonths(12).AddDays(-1) - Scene.Now);
        Assert.Equal(3, await CountAsync("reference"));
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Equal(
            new[] { coordinator.AadObjectId, ben.AadObjectId }.Order(StringComparer.Ordinal),
            (await Scene.Storage.RowsAsync("Conversations")).Where(row => row.RowKey == "reference").Select(row => row.PartitionKey).Order(StringComparer.Ordinal));
        await anna.SayAsync("hilfe", Token);
        Assert.Equal(3, await CountAsync("reference"));
    }

    [Fact]
    public async Task That_somebody_was_greeted_or_removed_the_app_goes_after_two_years_and_counts_from_now_where_an_earlier_release_wrote_it()
    {
        var (anna, ben) = (Scene.Teams.AddUser("Anna Öztürk"), Scene.Teams.AddUser("Ben Grünwald"));
        await anna.InstallAsync(Token);
        await ben.InstallAsync(Token);
        await ben.UninstallAsync(Token);
        await Scene.Storage.Table("Conversations").AddEntityAsync(new Platform.Tables.TableEntity(new string('a', 64), "removed"), Token);

        await PassAsync(TimeSpan.Zero);
        await PassAsync(Scene.Now.AddMonths(24).AddDays(-1) - Scene.Now);
        Assert.Equal((2, 2), (await CountAsync("greeted"), await CountAsync("removed")));
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Equal((0, 0), (await CountAsync("greeted"), await CountAsync("removed")));
    }

    [Fact]
    public async Task How_many_sample_messages_were_asked_for_goes_some_days_later()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.Bot.Services.GetRequiredService<ISampleCount>().TryTakeAsync(UserId.Parse(anna.AadObjectId), DateOnly.FromDateTime(Scene.Now.UtcDateTime), 3, Guid.NewGuid(), Token);

        await PassAsync(TimeSpan.FromDays(9));
        Assert.Equal(1, await CountAsync("samples"));
        await PassAsync(TimeSpan.FromDays(3));

        Assert.Equal(0, await CountAsync("samples"));
    }

    [Fact]
    public async Task A_message_about_a_test_of_the_bot_goes_after_a_year()
    {
        var anna = UserId.Parse(Scene.Teams.AddUser("Anna Öztürk").AadObjectId);
        await Scene.Bot.Services.GetRequiredService<IOutbox>().ScheduleAsync(SelfTestWork.Id, "cardbroken", new Recipient(anna, string.Empty, "de"), Scene.Now, Token);

        await PassAsync(Scene.Now.AddMonths(12).AddDays(-1) - Scene.Now);
        Assert.Single(await Scene.Storage.RowsAsync("Deliveries"));
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Empty(await Scene.Storage.RowsAsync("Deliveries"));
    }

    private async Task<int> CountAsync(string row) => (await Scene.Storage.RowsAsync("Conversations")).Count(stored => stored.RowKey == row);

    private static RetentionWorker Worker(RunningBot bot) => bot.Services.GetServices<IRecurringTask>().OfType<RetentionWorker>().Single();

    private Task PassAsync(TimeSpan time)
    {
        Scene.Leap(time);
        return Worker(Scene.Bot).RunAsync(Token);
    }

    private Task AppendAsync() => Scene.Bot.Services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEntry(AuditEvent.Searched, string.Empty, "Kommunales Lagezentrum", "x", Scene.Now), Token);

    private async Task<IEnumerable<string>> MonthsAsync() => (await Scene.Storage.RowsAsync("Audit")).Select(row => row.PartitionKey).Distinct().Order(StringComparer.Ordinal);

    private Task<AuditFindings> InspectAsync() => Scene.Bot.Services.GetRequiredService<AuditInspection>().InspectAsync(Token);

    /// <summary>An alarm to which one person comes; its rows are written as the worker would.</summary>
    private async Task<(SimulatedUser Coordinator, SimulatedUser Anna)> CallAsync()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        var alarm = new WorkId((await Scene.Storage.RowsAsync("Alarms")).Single(row => row.RowKey == "alarm").PartitionKey);
        await Scene.Bot.Services.GetRequiredService<IOutbox>().AddAsync(alarm, "call", [new Recipient(UserId.Parse(anna.AadObjectId), "1", "de")], Scene.Now, Token);
        return (coordinator, anna);
    }
}
