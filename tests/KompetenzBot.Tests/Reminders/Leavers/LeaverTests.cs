using KompetenzBot.Audit;
using KompetenzBot.Reminders.Leavers;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Reminders.Leavers;

/// <summary>People who left the directory: marked at once, erased after the time of grace, and nobody by mistake.</summary>
public sealed class LeaverTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly TimeSpan NextLook = TimeSpan.FromMinutes(61);
    private static readonly TimeSpan AfterTheGrace = TimeSpan.FromDays(31);

    /// <summary>The bot's own scheduler is off: each look is made here.</summary>
    private protected override SceneOptions Options => new()
    {
        Directory = true,
        Configuration = new(StringComparer.Ordinal) { ["Delivery:Enabled"] = "false" },
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_was_deleted_or_disabled_is_marked_and_after_the_time_of_grace_erased(bool deleted)
    {
        var (anna, jörg) = (await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { Pseudonym = "p1" }), await Scene.AddVolunteerAsync("Jörg Böhm"));
        await LookAsync();
        if (deleted)
        {
            Scene.Graph.Delete(anna.AadObjectId);
        }
        else
        {
            Scene.Graph.Enable(anna.AadObjectId, enabled: false);
        }

        await LookAgainAsync();
        Assert.NotNull((await Scene.ProfileAsync(anna))?.LeftAt);
        Scene.Leap(TimeSpan.FromDays(29));
        await LookAgainAsync();
        Assert.NotNull(await Scene.ProfileAsync(anna));
        Scene.Leap(TimeSpan.FromDays(1));
        await LookAgainAsync();

        Assert.Null(await Scene.ProfileAsync(anna));
        Assert.Null((await Scene.ProfileAsync(jörg))?.LeftAt);
        Assert.DoesNotContain(await Scene.Storage.LinesAsync(), line => line.Contains(anna.AadObjectId, StringComparison.Ordinal));
        Assert.Equal(
            [(AuditEvent.Left, "p1", AuditActors.System, ""), (AuditEvent.Erased, "p1", AuditActors.System, "Left")],
            (await TrailAsync()).Select(entry => (entry.Event, entry.Subject, entry.Actor, entry.Detail)));
    }

    [Fact]
    public async Task Who_comes_back_within_the_time_of_grace_stays()
    {
        var (anna, jörg) = (await Scene.AddVolunteerAsync("Anna Öztürk"), await Scene.AddVolunteerAsync("Jörg Böhm"));
        await LookAsync();
        Scene.Graph.Delete(anna.AadObjectId);
        Scene.Graph.Enable(jörg.AadObjectId, enabled: false);
        await LookAgainAsync();

        Scene.Graph.Restore(anna.AadObjectId);
        Scene.Graph.Enable(jörg.AadObjectId, enabled: true);
        await LookAgainAsync();

        Assert.Null((await Scene.ProfileAsync(anna))?.LeftAt);
        Assert.Null((await Scene.ProfileAsync(jörg))?.LeftAt);
        Scene.Leap(AfterTheGrace);
        await LookAgainAsync();
        Assert.NotNull(await Scene.ProfileAsync(anna));
        Assert.Equal(2, (await TrailAsync()).Count(entry => entry.Event == AuditEvent.Returned));
    }

    [Fact]
    public async Task Who_was_gone_before_the_first_look_is_found_by_it()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk");
        Scene.Graph.Delete(anna.AadObjectId);

        await LookAsync();

        Assert.NotNull((await Scene.ProfileAsync(anna))?.LeftAt);
    }

    [Fact]
    public async Task A_directory_that_is_down_changes_nothing_and_nothing_is_missed()
    {
        var (anna, jörg) = (await Scene.AddVolunteerAsync("Anna Öztürk"), await Scene.AddVolunteerAsync("Jörg Böhm"));
        await LookAsync();
        Scene.Graph.Delete(anna.AadObjectId);
        await LookAgainAsync();
        Scene.Graph.Delete(jörg.AadObjectId);
        Scene.Leap(AfterTheGrace);

        Scene.Graph.Next(new GraphFault(503, TimeSpan.FromHours(1)), times: 2);
        await LookAgainAsync();
        await LookAgainAsync();
        Assert.NotNull((await Scene.ProfileAsync(anna))?.LeftAt);
        Assert.Null((await Scene.ProfileAsync(jörg))?.LeftAt);

        await LookAgainAsync();
        Assert.Null(await Scene.ProfileAsync(anna));
        Assert.NotNull((await Scene.ProfileAsync(jörg))?.LeftAt);
    }

    [Fact]
    public async Task Who_cannot_be_looked_up_is_neither_marked_nor_forgotten()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk");
        await LookAsync();
        Scene.Graph.Delete(anna.AadObjectId);

        Scene.Graph.Next(new GraphFault(403), when: request => request.Batched);
        await LookAgainAsync();
        Assert.Null((await Scene.ProfileAsync(anna))?.LeftAt);

        await LookAgainAsync();
        Assert.NotNull((await Scene.ProfileAsync(anna))?.LeftAt);
    }

    [Fact]
    public async Task What_is_throttled_is_asked_again_when_the_directory_said()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk");
        await LookAsync();
        Scene.Graph.Delete(anna.AadObjectId);
        Scene.Graph.Next(GraphFault.Throttled(TimeSpan.Zero), when: request => request.Batched);
        Scene.Graph.Next(GraphFault.Throttled(TimeSpan.Zero), when: request => request.Path == "users/delta");

        await LookAgainAsync();

        Assert.NotNull((await Scene.ProfileAsync(anna))?.LeftAt);
    }

    [Fact]
    public async Task A_bookmark_that_the_directory_has_forgotten_means_to_read_everybody_again()
    {
        var (anna, jörg) = (await Scene.AddVolunteerAsync("Anna Öztürk"), await Scene.AddVolunteerAsync("Jörg Böhm"));
        await LookAsync();
        Scene.Graph.Delete(anna.AadObjectId);
        Scene.Graph.ForgetDeltas();

        await LookAgainAsync();

        Assert.NotNull((await Scene.ProfileAsync(anna))?.LeftAt);
        Assert.Null((await Scene.ProfileAsync(jörg))?.LeftAt);
    }

    [Fact]
    public async Task A_directory_in_which_suddenly_nobody_is_left_is_not_believed()
    {
        var people = await Scene.AddVolunteersAsync(12);
        await LookAsync();
        foreach (var person in people)
        {
            Scene.Graph.Delete(person.AadObjectId);
        }

        await LookAgainAsync();

        Assert.All(await Task.WhenAll(people.Select(person => Scene.ProfileAsync(person))), profile => Assert.Null(profile!.LeftAt));
        Assert.Contains(Scene.Logs.All, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("12 of 12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_one_instance_follows_the_directory_and_no_more_often_than_necessary()
    {
        await Scene.AddVolunteerAsync("Anna Öztürk");
        await Scene.StartBotAsync();
        var watches = Scene.Bots.Select(bot => bot.Services.GetRequiredService<LeaverWatch>()).ToArray();
        Assert.Equal(2, watches.Length);

        await Task.WhenAll(watches.Select(watch => watch.RunAsync(Token)));
        await Task.WhenAll(watches.Select(watch => watch.RunAsync(Token)));

        Assert.Single(Scene.Graph.Requests, request => request.Path == "users/delta" && request.Query.ContainsKey("$select"));
    }

    [Fact]
    public async Task Someone_who_left_is_not_called()
    {
        var (anna, jörg) = (await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c"), await Scene.AddVolunteerAsync("Jörg Böhm", "driving-licence-c"));
        Scene.Graph.Delete(anna.AadObjectId);
        await LookAsync();
        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.RestartBotAsync();

        await Scene.AlarmAsync(Scene.AddCoordinator());

        await Scene.UntilAsync(jörg.IsCalled);
        Assert.Empty(anna.Messages);
        Assert.Single(await Scene.Storage.RowsAsync("Deliveries"), row => row.RowKey.EndsWith("|m|call", StringComparison.Ordinal));
    }

    private Task LookAsync() => Scene.Bot.Services.GetRequiredService<LeaverWatch>().RunAsync(Token);

    private Task LookAgainAsync()
    {
        Scene.Leap(NextLook);
        return LookAsync();
    }

    private async Task<IReadOnlyList<AuditEntry>> TrailAsync()
    {
        List<AuditEntry> entries = [];
        await foreach (var month in Scene.Bot.Services.GetRequiredService<IAuditTrail>().ReadAsync(DateTimeOffset.UnixEpoch, Token))
        {
            entries.AddRange(month.Records.Select(record => record.Entry));
        }

        return entries;
    }
}
