using System.Net;
using KompetenzBot.Sandbox;

namespace KompetenzBot.EndToEnd;

/// <summary>The local city with the real bot in its own process.</summary>
public sealed class CityTests
{
    [Fact]
    public async Task The_bot_comes_back_after_a_crash_and_ends_cleanly_when_asked()
    {
        await using var city = await City.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(city.Bot.ResidentMemory is null or > 10_000_000);
        var address = city.Bot.Address;

        await city.Bot.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => city.Bot.Client.GetAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken));
        await city.StartBotAsync(TestContext.Current.CancellationToken);

        Assert.Equal(address, city.Bot.Address);
        Assert.Equal(HttpStatusCode.OK, (await city.Bot.Client.GetAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(0, await city.Bot.StopAsync());
    }

    [Fact]
    public async Task A_city_whose_storage_has_died_says_so()
    {
        await using var city = await City.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var failure = city.WaitForFailureAsync();

        await city.Storage.KillAsync();

        Assert.StartsWith("Azurite hat sich beendet", await failure.WaitAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_of_the_simulated_Teams_reaches_the_bot_and_gets_an_answer()
    {
        await using var city = await City.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var anna = city.Teams.AddUser("Anna Öztürk");

        Assert.True((int)(await anna.SayAsync("hilfe", TestContext.Current.CancellationToken)).Status! < 300);

        await city.Teams.WaitForAsync(() => anna.Messages.Count > 0, cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_bot_answers_in_the_Agents_Playground()
    {
        await using var city = await City.StartAsync(new CityOptions { Playground = true }, TestContext.Current.CancellationToken);
        using var chat = await PlaygroundChat.OpenAsync(city.Playground!, TestContext.Current.CancellationToken);

        await chat.SayAsync("hilfe", TestContext.Current.CancellationToken);

        var answer = await chat.NextMessageAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.TryGetProperty("attachments", out _) || answer.TryGetProperty("text", out _));
    }
}
