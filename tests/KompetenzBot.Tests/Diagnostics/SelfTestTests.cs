using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Diagnostics;

/// <summary>The bot finds out by itself that people cannot be reached, and says so before a crisis.</summary>
public sealed class SelfTestTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Title = "Tägliche Probe";
    private const string Disturbed = "Störung beim KompetenzBot";
    private const string Over = "Störung behoben";

    private protected override SceneOptions Options => new() { Sms = true };

    [Fact]
    public async Task The_daily_card_arrives_and_is_brought_up_to_date_by_one_of_several_instances()
    {
        var account = await AddTestAccountAsync();
        await Scene.StartBotAsync();

        await TestUntilAsync(SelfTestKind.Teams, state => state.PassedAt is not null);
        await Task.WhenAll(Scene.Bots.Select(RunAsync));

        Assert.Contains("Angekommen und aktualisiert", Assert.Single(TestCardsOf(account)).Words(), StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 9, 16, 7, 0, 0, TimeSpan.Zero), (await StateAsync(SelfTestKind.Teams)).DueAt);
        Assert.Single(await Scene.Storage.RowsAsync("Deliveries"));
    }

    [Fact]
    public async Task The_next_day_there_is_another_one()
    {
        var account = await AddTestAccountAsync();
        await TestUntilAsync(SelfTestKind.Teams, state => state.PassedAt is not null);
        var first = (await StateAsync(SelfTestKind.Teams)).PassedAt;

        Scene.Leap(TimeSpan.FromDays(1));
        await TestUntilAsync(SelfTestKind.Teams, state => state.PassedAt > first);

        Assert.Equal(2, TestCardsOf(account).Count);
    }

    [Fact]
    public async Task Coordinators_are_told_once_that_it_broke_and_once_that_it_works_again()
    {
        var coordinator = Scene.AddCoordinator();
        await coordinator.SayAsync("hilfe", Token);
        var account = await AddTestAccountAsync(AppState.Blocked);

        await TestUntilAsync(SelfTestKind.Teams, state => state is { IsBroken: true, News: SelfTestNews.None });
        await Scene.UntilAsync(() => Told(coordinator, Disturbed) == 1);
        var first = (await StateAsync(SelfTestKind.Teams)).FailedAt;
        Scene.Leap(TimeSpan.FromHours(1));
        await TestUntilAsync(SelfTestKind.Teams, state => state.FailedAt > first);

        account.Account.App = AppState.Installed;
        Scene.Leap(TimeSpan.FromHours(1));
        await TestUntilAsync(SelfTestKind.Teams, state => state is { IsBroken: false, News: SelfTestNews.None });
        await Scene.UntilAsync(() => Told(coordinator, Over) == 1);

        Assert.Equal((1, 1), (Told(coordinator, Disturbed), Told(coordinator, Over)));
        Assert.Contains("Blocked", coordinator.Messages.First(message => message.Words().Contains(Disturbed, StringComparison.Ordinal)).Words(), StringComparison.Ordinal);
        Assert.Contains(Scene.Logs.All, line => line.Contains("The self-test of Teams failed: Blocked.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_message_goes_out_once_a_week()
    {
        Scene.Configuration["SelfTest:Phone"] = "+4915155501234";
        await Scene.RestartBotAsync();
        await TestUntilAsync(SelfTestKind.Sms, state => state.PassedAt is not null);
        await RunAsync(Scene.Bot);
        Assert.Contains("Probe", Assert.Single(Scene.Sms.Sent).Text, StringComparison.Ordinal);

        Scene.Sms.Outage = true;
        Scene.Leap(TimeSpan.FromDays(7));
        await TestUntilAsync(SelfTestKind.Sms, state => state.IsBroken);

        Assert.Equal("TryLater", (await StateAsync(SelfTestKind.Sms)).Reason);
        Assert.Contains("sms", await Scene.Bot.Client.GetStringAsync("health/ready", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_set_up_is_not_tested()
    {
        await RunAsync(Scene.Bot);

        Assert.Empty(await Scene.Storage.RowsAsync("Settings"));
    }

    private static Task RunAsync(RunningBot bot) => bot.Services.GetServices<IRecurringTask>().OfType<SelfTester>().Single().RunAsync(Token);

    private static List<TeamsMessage> TestCardsOf(SimulatedUser user) => [.. user.Messages.Where(message => message.Words().Contains(Title, StringComparison.Ordinal))];

    private static int Told(SimulatedUser user, string title) => user.Messages.Count(message => message.Words().Contains(title, StringComparison.Ordinal));

    private async Task<SimulatedUser> AddTestAccountAsync(AppState app = AppState.Installed)
    {
        var account = Scene.Teams.AddUser("Probe Konto");
        await account.SayAsync("hilfe", Token);
        account.Account.App = app;
        Scene.Configuration["SelfTest:User"] = account.AadObjectId;
        await Scene.RestartBotAsync();
        return account;
    }

    private async Task<SelfTestState> StateAsync(SelfTestKind kind) => (await Scene.Bot.Services.GetRequiredService<ISelfTestRows>().FindAsync(kind, Token))!;

    /// <summary>Lets the bot look, as it does every minute, until a test stands as it should.</summary>
    private async Task TestUntilAsync(SelfTestKind kind, Func<SelfTestState, bool> condition)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (await Scene.Bot.Services.GetRequiredService<ISelfTestRows>().FindAsync(kind, Token) is var state && (state is null || !condition(state)))
        {
            Assert.False(guard.IsCancellationRequested, $"The test of {kind} stays at {state}.");
            await RunAsync(Scene.Bot);
            await breath.WaitForNextTickAsync(Token);
        }
    }
}
