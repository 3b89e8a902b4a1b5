using System.Net;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Conversations;

/// <summary>The first thing that a person sees, exactly once.</summary>
public sealed class WelcomeTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task A_person_is_greeted_once_however_often_Teams_announces_the_chat()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        await anna.InstallAsync(Token);
        await anna.InstallAsync(Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => anna.InstallAsync(Token)));

        Assert.Contains("Willkommen", Assert.Single(anna.Messages).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_instances_that_hear_of_the_same_person_at_once_greet_once()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        var announcement = anna.Activity("installationUpdate");
        announcement["action"] = "add";
        using var first = new HttpClient { BaseAddress = Scene.Bot.Address };
        var second = (await Scene.StartBotAsync()).Client;

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? first : second).PostAsync("api/messages", new StringContent(announcement.ToJsonString(), null, "application/json"), Token)));

        Assert.Single(anna.Messages);
    }

    [Fact]
    public async Task Before_consent_only_the_reference_and_the_mark_are_stored()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        await anna.InstallAsync(Token);

        Assert.Equal(["greeted", "reference"], (await Scene.Storage.RowsAsync("Conversations")).Select(row => row.RowKey).Order(StringComparer.Ordinal));
        Assert.Empty(await Scene.Storage.RowsAsync("Profiles"));
    }

    [Fact]
    public async Task Someone_who_erased_everything_is_not_greeted_again_at_the_next_page_load()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.InstallAsync(Token);
        await anna.SayAsync("löschen", Token);
        await anna.ClickAsync("erasure.confirm", cancellationToken: Token);
        var before = anna.Messages.Count;

        await anna.InstallAsync(Token);

        Assert.Equal(before, anna.Messages.Count);
    }

    [Fact]
    public async Task The_welcome_leads_to_the_registration_and_to_help()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.InstallAsync(Token);

        Assert.Contains("Was Sie wissen sollten", (await anna.ClickAsync("Jetzt registrieren", cancellationToken: Token)).Words(), StringComparison.Ordinal);
        var ben = Scene.Teams.AddUser("Ben Grünwald");
        await ben.InstallAsync(Token);
        Assert.Contains("registrieren", (await ben.ClickAsync("Was kann ich schreiben?", cancellationToken: Token)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_removed_the_app_can_no_longer_be_written_to()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.InstallAsync(Token);

        Assert.Equal(HttpStatusCode.OK, (await anna.UninstallAsync(Token)).Status);

        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Conversations"), row => row.PartitionKey == anna.AadObjectId);
    }
}
