using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>However much the bot is told to log, it logs nothing of what people say and nothing that opens a door.</summary>
public sealed class LoggedDataTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => Rehearsal.Options;

    [Fact]
    [Trait("Threat", "T18")]
    public async Task At_the_finest_level_no_line_names_a_person_a_text_a_number_a_token_or_a_secret()
    {
        var play = await Rehearsal.PlayAsync(Scene);
        await play.Newcomer.SayAsync("Ehrlich gesagt\nError KompetenzBot: erfunden", Token);
        await ProvokeAsync(play.Newcomer);
        await Scene.StopBotsAsync();

        string[] secrets =
        [
            .. Rehearsal.Private.Where(word => word != "127.0.0.1"), "Ehrlich gesagt", "erfunden", play.Phone.Token, "Bearer", "SharedKey", Value("AccountKey", "Storage:ConnectionString"), Value("accesskey", "Sms:ConnectionString"),
            .. Scene.Teams.Users.SelectMany(user => new[] { user.Name, user.AadObjectId, user.TeamsId, user.ConversationId }),
        ];
        Assert.All([.. Scene.Logs.All, .. Scene.Logs.Beside], line => Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(Scene.Logs.Beside, line => line.Contains("{OriginalFormat}", StringComparison.Ordinal));
        Assert.Contains(Scene.Logs.Beside, line => line.Contains("RequestId=", StringComparison.Ordinal) || line.Contains("ConnectionId=", StringComparison.Ordinal));
        Assert.All(["refused with 403", "was not delivered", "A turn failed"], words => Assert.Contains(Scene.Logs.All, line => line.Contains(words, StringComparison.Ordinal)));
    }

    /// <summary>What goes wrong is told most readily: a foreign service URL, a chat that is gone, a table that is not there.</summary>
    private async Task ProvokeAsync(SimulatedUser user)
    {
        var foreign = user.Activity("message");
        (foreign["text"], foreign["serviceUrl"]) = ("Ehrlich gesagt", "https://evil.example/");
        await user.DeliverAsync(foreign, Token);

        user.Account.App = AppState.Blocked;
        await user.SayAsync("hilfe", Token);
        user.Account.App = AppState.Installed;

        await Scene.Storage.Table(StorageNames.Conversations).DeleteIfExistsAsync(Token);
        await user.SayAsync("profil", Token);
    }

    private string Value(string name, string key) => Scene.Configuration[key].Split(';').Single(part => part.StartsWith(name, StringComparison.Ordinal))[(name.Length + 1)..];
}
