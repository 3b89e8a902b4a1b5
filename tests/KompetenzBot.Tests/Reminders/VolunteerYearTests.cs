using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Profiles;
using KompetenzBot.Reminders;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Reminders;

/// <summary>A year and more in the life of a volunteer, driven by the clock alone.</summary>
public sealed class VolunteerYearTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 1, 13, 9, 0, 0, TimeSpan.Zero));

    private protected override SceneOptions Options => new() { Time = _clock };

    [Fact]
    public async Task Registered_reminded_four_times_paused_resumed_reminded_silent_and_erased()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await DriveAsync(Scene.RegisterAsync(anna));

        foreach (var _ in Enumerable.Range(0, 4))
        {
            var before = Scene.Now;
            var asked = await PassUntilAsync(anna, "Stimmt noch alles?");
            Assert.InRange((Scene.Now - before).TotalDays, 85, 105);
            Assert.InRange(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(Scene.Now, "Europe/Berlin").Hour, 7, 17);
            Assert.Contains("Ihr Profil ist als richtig bestätigt", (await DriveAsync(Scene.PressAsync(anna, "Stimmt alles", message: asked))).Words(), StringComparison.Ordinal);
        }

        await DriveAsync(anna.SayAsync("pausieren für drei Monate", Token));
        await PassAsync(TimeSpan.FromDays(30));
        await DriveAsync(anna.SayAsync("fortsetzen", Token));
        Assert.Null((await Scene.ProfileAsync(anna))!.Pause);

        // three weeks without a bot, over the day on which the question is due: it comes later, once
        await PassAsync(TimeSpan.FromDays(80));
        await Scene.StopBotsAsync();
        _clock.Advance(TimeSpan.FromDays(21));
        await Scene.StartBotAsync();
        await PassUntilAsync(anna, "Stimmt noch alles?");
        await PassAsync(TimeSpan.FromDays(3));
        Assert.Single(Unanswered(anna));

        await PassUntilAsync(anna, "Ich frage noch einmal nach");
        await PassUntilAsync(anna, "Ihr Profil pausiert jetzt");
        Assert.Equal(PauseOrigin.Reminder, (await Scene.ProfileAsync(anna))!.Pause!.Origin);
        await Scene.RestartBotAsync();
        await PassUntilAsync(anna, "Ihr Profil wird bald gelöscht");
        Assert.NotNull(await Scene.ProfileAsync(anna));
        var count = anna.Messages.Count;
        await PassAsync(TimeSpan.FromDays(18));

        Assert.Null(await Scene.ProfileAsync(anna));
        Assert.Equal(count, anna.Messages.Count);
        Assert.DoesNotContain(await Scene.Storage.LinesAsync(), line => line.Contains(anna.AadObjectId, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Two_instances_ask_once()
    {
        var people = new List<SimulatedUser>();
        foreach (var number in Enumerable.Range(1, 20))
        {
            people.Add(await Scene.AddVolunteerAsync($"Ehrenfried Muster {number}", profile => profile with { ConfirmedAt = Scene.Now.AddDays(-100) }, "arabic"));
        }

        await Scene.StartBotAsync();
        await Scene.DriveUntilAsync(() => people.TrueForAll(person => person.Messages.Count > 0));
        var end = Scene.Now.AddMinutes(2);
        await Scene.DriveUntilAsync(() => Scene.Now > end);

        Assert.Equal(people.Count, people.Sum(person => person.Messages.Count));
    }

    [Fact]
    public async Task A_question_whose_planner_ended_before_the_profile_knew_of_it_is_decided_anew_and_asked_once()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { ConfirmedAt = Scene.Now.AddDays(-100) }, "arabic");
        var ben = await Scene.AddVolunteerAsync("Ben Muster", "arabic");
        foreach (var person in new[] { anna, ben })
        {
            var recipient = new Recipient(UserId.Parse(person.AadObjectId), Scene.Now.ToString("O", CultureInfo.InvariantCulture), "de");
            await Scene.Bot.Services.GetRequiredService<IOutbox>().AddAsync(ReminderWork.WorkOf(Scene.Now), ReminderWork.PurposeOf(ReminderKind.Ask, Scene.Now), [recipient], Scene.Now, Token);
        }

        await Scene.DriveUntilAsync(() => anna.Messages.Count > 0);
        var end = Scene.Now.AddMinutes(2);
        await Scene.DriveUntilAsync(() => Scene.Now > end && IsSettled());

        Assert.Single(anna.Messages);
        Assert.Empty(ben.Messages);
    }

    [Fact]
    public async Task A_person_who_removed_the_app_is_noted_as_unreachable_and_as_reachable_again_later()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { ConfirmedAt = Scene.Now.AddDays(-100) }, "arabic");
        await Scene.Bot.Services.GetRequiredService<IConversationStore>().RemoveAsync(UserId.Parse(anna.AadObjectId), Token);

        await PassAsync(TimeSpan.FromDays(4));
        var upkeep = (await Scene.ProfileAsync(anna))!.Upkeep!;
        Assert.True(upkeep.Reachable == false, $"{Scene.Now:O} {upkeep} {string.Join(", ", (await Scene.Storage.RowsAsync("Deliveries")).Select(row => $"{row.RowKey[36..]} {row.GetString("State")} {row.GetString("Reason")}"))}");

        await DriveAsync(anna.SayAsync("hilfe", Token));
        await PassUntilAsync(anna, "Ich frage noch einmal nach");
        await PassAsync(TimeSpan.FromDays(4));
        Assert.True((await Scene.ProfileAsync(anna))!.Upkeep!.Reachable);
    }

    [Fact]
    public async Task A_new_notice_is_told_to_everyone_and_agreeing_brings_them_back()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        await PassAsync(TimeSpan.FromDays(1));
        Scene.Configuration["Privacy:NoticeVersion"] = "2026-2";
        await Scene.RestartBotAsync();

        var told = await PassUntilAsync(anna, "Neue Datenschutzhinweise");
        Assert.Contains("Bis dahin werden Sie nicht gefragt", told.Words(), StringComparison.Ordinal);
        await DriveAsync(Scene.PressAsync(anna, "Lesen und entscheiden", message: told));
        await DriveAsync(Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[1], told));

        Assert.Equal("2026-2", (await Scene.ProfileAsync(anna))!.Consent.NoticeVersion);
        await PassAsync(TimeSpan.FromDays(20));
        Assert.Equal([told.Words()], anna.Messages.Select(message => message.Words()));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_keeps_nobody_else_from_being_asked()
    {
        var people = new List<SimulatedUser>();
        foreach (var number in Enumerable.Range(1, 6))
        {
            people.Add(await Scene.AddVolunteerAsync($"Ehrenfried Muster {number}", profile => profile with { ConfirmedAt = Scene.Now.AddDays(-80) }, "arabic"));
        }

        var damaged = (await Scene.Storage.RowsAsync("Profiles")).First(row => row.RowKey == people[0].AadObjectId);
        damaged["Payload"] = new byte[] { 1, 2, 3 };
        await Scene.Storage.Table("Profiles").UpsertEntityAsync(damaged, cancellationToken: Token);

        await PassAsync(TimeSpan.FromDays(24));

        Assert.Empty(people[0].Messages);
        Assert.All(people.Skip(1), person => Assert.NotEmpty(person.Messages));
    }

    [Fact]
    public async Task Rows_of_reminders_are_removed_when_their_time_is_over()
    {
        await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { ConfirmedAt = Scene.Now.AddDays(-100) }, "arabic");
        await PassAsync(TimeSpan.FromDays(4));
        var work = ReminderWork.WorkOf(Scene.Now).Value;
        Assert.Contains(await Scene.Storage.RowsAsync("Deliveries"), row => row.PartitionKey.StartsWith(work, StringComparison.Ordinal));

        await PassAsync(TimeSpan.FromDays(75));

        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.PartitionKey.StartsWith(work, StringComparison.Ordinal));
    }

    private static IEnumerable<TeamsMessage> Unanswered(SimulatedUser user) => user.Messages.Where(message => message.Words().Contains("Stimmt noch alles?", StringComparison.Ordinal));

    /// <summary>Lets days pass in steps in which the planner looks.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        for (var end = Scene.Now + time; Scene.Now < end;)
        {
            await StepAsync();
        }
    }

    private async Task<TeamsMessage> PassUntilAsync(SimulatedUser user, string words)
    {
        var known = user.Messages.Count;
        for (var days = 0; days < 900; days++)
        {
            if (user.Messages.Skip(known).FirstOrDefault(message => message.Words().Contains(words, StringComparison.Ordinal)) is { } message)
            {
                return message;
            }

            await StepAsync();
        }

        throw new InvalidOperationException($"Nothing with '{words}' came by {Scene.Now:O}: {string.Join(" | ", user.Messages.Skip(known).Select(message => message.Words()))}");
    }

    /// <summary>Lets seconds pass until something is done.</summary>
    private async Task<T> DriveAsync<T>(Task<T> task)
    {
        await Scene.DriveUntilAsync(() => task.IsCompleted, TimeSpan.FromMilliseconds(50));
        return await task;
    }

    /// <summary>A day, in which the planner looks once by itself, and what it wrote is delivered.</summary>
    private async Task StepAsync()
    {
        _clock.Advance(TimeSpan.FromDays(1));
        var planner = Scene.Bot.Services.GetServices<IRecurringTask>().OfType<ReminderPlanner>().Single();
        await planner.RunAsync(Token);
        await Scene.DriveUntilAsync(IsSettled);
    }

    private bool IsSettled() => Scene.Storage.RowsAsync("Deliveries").GetAwaiter().GetResult()
        .All(row => !row.RowKey.Contains("|m|", StringComparison.Ordinal) || row.GetString("State") is not ("Pending" or "Sending"));
}
