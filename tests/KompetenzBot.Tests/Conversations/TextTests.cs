using System.Net;
using System.Text.Json.Nodes;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Conversations;

/// <summary>What people write without being in a dialog.</summary>
public sealed class TextTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Theory]
    [InlineData("hilfe", "de-DE", "Das können Sie mir schreiben", "löschen")]
    [InlineData("Hilfe!", "de-DE", "Das können Sie mir schreiben", "löschen")]
    [InlineData("help", "de-DE", "Das können Sie mir schreiben", "löschen")]
    [InlineData("?", "de-DE", "Das können Sie mir schreiben", "löschen")]
    [InlineData("help", "en-US", "What you can write", "delete")]
    [InlineData("hilfe", "en-GB", "What you can write", "delete")]
    [InlineData("hilfe", "fr-FR", "Das können Sie mir schreiben", "löschen")]
    public async Task Help_says_what_can_be_written_in_the_language_of_the_person(string text, string locale, string title, string word)
    {
        var words = await Scene.Teams.AddUser("Anna Öztürk", locale: locale).AskAsync(text);

        Assert.Contains(title, words, StringComparison.Ordinal);
        Assert.Contains(word, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_coordinators_are_told_that_there_are_alarms()
    {
        Assert.DoesNotContain("ruft Helfende", await Scene.Teams.AddUser("Anna Öztürk").AskAsync("hilfe"), StringComparison.Ordinal);
        Assert.Contains("ruft Helfende", await Scene.AddCoordinator().AskAsync("hilfe"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("registriren", "registrieren")]
    [InlineData("profill", "profil")]
    [InlineData("löchen", "löschen")]
    public async Task A_word_that_is_almost_a_command_is_answered_with_the_command(string text, string command)
    {
        Assert.Contains($"Meinten Sie „{command}“?", await Scene.Teams.AddUser("Anna Öztürk").AskAsync(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wie wird das Wetter?")]
    [InlineData("🙂🙃")]
    [InlineData("   ")]
    [InlineData("<script>alert(1)</script> {{payload}} **fett** [Link](https://boese.example)")]
    [InlineData("'; DROP TABLE Profiles; --")]
    public async Task Any_other_text_is_answered_with_help_and_not_repeated(string text)
    {
        var words = await Scene.Teams.AddUser("Anna Öztürk").AskAsync(text);

        Assert.Contains("Das habe ich nicht verstanden", words, StringComparison.Ordinal);
        Assert.DoesNotContain("boese", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_long_text_is_answered_with_help()
    {
        Assert.Contains("nicht verstanden", await Scene.Teams.AddUser("Anna Öztürk").AskAsync(new string('ä', 50_000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LÖSCHEN", "Alles löschen?")]
    [InlineData("Löschen!", "Alles löschen?")]
    [InlineData("  löschen  ", "Alles löschen?")]
    [InlineData("lo\u0308schen", "Alles löschen?")]
    [InlineData("Profil", "Sie sind noch nicht registriert")]
    [InlineData("PROFILE", "Sie sind noch nicht registriert")]
    public async Task Commands_are_known_in_any_case_and_with_umlauts(string text, string title)
    {
        Assert.Contains(title, await Scene.Teams.AddUser("Jürgen Weiß").AskAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_an_object_id_is_refused_politely_and_nothing_is_stored()
    {
        var guest = Scene.Teams.AddUser("Gundula Gast");
        foreach (var (id, type) in new[] { ((JsonNode?)null, "message"), ("", "message"), ("no guid", "message"), (Guid.Empty.ToString(), "message") })
        {
            var activity = guest.Activity(type);
            activity["text"] = "registrieren";
            activity["from"]!["aadObjectId"] = id?.DeepClone();

            Assert.Equal(HttpStatusCode.OK, (await guest.DeliverAsync(activity, Token)).Status);
            Assert.Contains("keine Benutzerkennung", guest.LastWords(), StringComparison.Ordinal);
        }

        Assert.Empty(await Scene.Storage.RowsAsync("Conversations"));
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("groupChat")]
    public async Task In_a_team_or_group_the_bot_asks_for_the_personal_chat_and_processes_nothing(string type)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        var activity = anna.Activity("message");
        activity["text"] = "<at>KompetenzBot</at> registrieren";
        activity["conversation"]!["conversationType"] = type;

        await anna.DeliverAsync(activity, Token);

        Assert.Contains("persönlichen Chat", Assert.Single(anna.Messages).Text, StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Conversations"));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("event")]
    [InlineData("somethingNew")]
    [InlineData("")]
    public async Task Activities_that_mean_nothing_to_the_bot_are_accepted_in_silence(string type)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        var answer = await anna.DeliverAsync(anna.Activity(type), Token);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(anna.Messages);
    }

    [Fact]
    public async Task An_invoke_that_the_bot_does_not_know_is_answered_with_501()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        Assert.Equal(HttpStatusCode.NotImplemented, (await anna.InvokeAsync("composeExtension/query", new JsonObject(), cancellationToken: Token)).Status);
    }
}
