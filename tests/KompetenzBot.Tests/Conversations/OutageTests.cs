using System.Net;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Conversations;

/// <summary>What a person notices when something behind the bot is down: a clear word, and nothing is lost.</summary>
public sealed class OutageTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task A_profile_that_cannot_be_stored_is_not_called_saved_and_can_be_saved_later()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 8);
        await Scene.Storage.Table("Profiles").DeleteIfExistsAsync(Token);

        var failed = await anna.ClickAsync(RegistrationDriver.Next, cancellationToken: Token);
        await Scene.Storage.Table("Profiles").CreateIfNotExistsAsync(Token);
        var saved = await Scene.PressAsync(anna, RegistrationDriver.Next);

        Assert.Equal((HttpStatusCode.OK, 200), (failed.Status, failed.InvokeStatus));
        Assert.Contains("nicht geklappt", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Gespeichert", saved.Words(), StringComparison.Ordinal);
        Assert.NotNull(await Scene.ProfileAsync(anna));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_stored_is_not_called_saved()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);
        await Scene.Storage.Table("Deliveries").DeleteIfExistsAsync(Token);

        var answer = await anna.ClickAsync("answer.yes", cancellationToken: Token);

        Assert.Contains("nicht geklappt", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Gespeichert", anna.Calls()[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_store_of_conversations_nothing_works_but_everything_is_answered()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.Storage.Table("Conversations").DeleteIfExistsAsync(Token);

        Assert.Contains("nicht geklappt", await anna.AskAsync("hilfe"), StringComparison.Ordinal);
        Assert.All(await anna.InstallAsync(Token), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Fact]
    public async Task When_Teams_refuses_the_reply_what_was_entered_is_kept()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 2);
        Scene.Teams.Faults.Rate(Fault.Answer(500), 1);

        Assert.Equal(HttpStatusCode.OK, (await anna.SayAsync("zurück", Token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await anna.SayAsync("zurück", Token)).Status);
        Scene.Teams.Faults.Clear();

        Assert.Contains("Was Sie wissen sollten", await anna.AskAsync("weiter"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_of_the_process_does_not_depend_on_Teams()
    {
        Scene.Teams.Faults.Outage = true;

        Assert.Equal(HttpStatusCode.OK, (await Scene.Bot.Client.GetAsync("health/live", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Scene.Bot.Client.GetAsync("health/ready", Token)).StatusCode);
    }
}
