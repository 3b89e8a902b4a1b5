using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Conversations;

/// <summary>The commands that answer with one card.</summary>
public sealed class SmallCommandTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    public static TheoryData<string, string> Commands => new()
    {
        { "hilfe", "Mein Profil" },
        { "help", "My profile" },
        { "profil", "Das kann ich" },
        { "profile", "What I can do" },
        { "aktualisieren", "Was möchten Sie ändern?" },
        { "update", "What would you like to change?" },
        { "pausieren bis morgen", "Sie pausieren" },
        { "pause until tomorrow", "You are pausing" },
        { "fortsetzen", "Sie pausieren gerade nicht" },
        { "resume", "You are not pausing" },
        { "protokoll", "Bisher hat niemand Ihre Daten gesehen" },
        { "accesslog", "Nobody has seen your data so far" },
        { "löschen", "Alles löschen?" },
        { "delete", "Delete everything?" },
        { "fragen", "Habe ich dann Rufbereitschaft?" },
        { "questions", "Am I on call then?" },
        { "probe", "ÜBUNG: Können Sie helfen?" },
        { "sample", "DRILL: Can you help?" },
        { "meine einsätze", "Sie haben bisher bei keinem Alarm zugesagt" },
        { "my deployments", "You have not accepted any alarm so far" },
        { "auskunft", "Alles, was über Sie gespeichert ist" },
        { "mydata", "Everything stored about you" },
        { "datenschutz", "Ihre Einwilligungen, die neueste zuerst" },
        { "privacy", "Your consents, the newest first" },
        { "feedback", "Wie kommen Sie mit mir zurecht?" },
        { "opinion", "How do you get on with me?" },
        { "sprache", "In welcher Sprache" },
        { "language", "In which language" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Each_command_works_in_German_and_in_English(string text, string expected)
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        var isEnglish = Commands.Select(row => row.Data.Item1).ToList().IndexOf(text) % 2 == 1;
        await anna.SayAsync(isEnglish ? "sprache englisch" : "language german", Token);

        Assert.Contains(expected, await anna.AskAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_that_was_chosen_stays_whatever_the_client_speaks_also_without_a_profile()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk", locale: "de-DE");

        Assert.Contains("From now on I write English", await anna.AskAsync("sprache englisch"), StringComparison.Ordinal);
        await Scene.RestartBotAsync();
        Assert.Contains("You are not registered yet", await anna.AskAsync("profil"), StringComparison.Ordinal);
        Assert.Contains("Ab jetzt schreibe ich Deutsch", await anna.AskAsync("language german"), StringComparison.Ordinal);
        Assert.Contains("Ich spreche Deutsch und Englisch", await anna.AskAsync("sprache klingonisch"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_call_looks_like_a_call_says_that_it_is_a_drill_and_stores_nothing()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        await anna.SayAsync("probe", Token);
        var before = await Scene.Storage.LinesAsync();

        var answer = await Scene.PressAsync(anna, "sample.yes", new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = "bringe Kaffee mit" });

        Assert.Contains("Dies ist eine Übung", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Ja, Sie kommen", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("bringe Kaffee mit", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("wird nichts gespeichert", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Nein", (await Scene.PressAsync(anna, "sample.no")).Words(), StringComparison.Ordinal);
        Assert.Equal(before, await Scene.Storage.LinesAsync());
    }

    [Fact]
    public async Task Deployments_are_shown_after_a_yes_and_no_longer_after_a_no()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);
        await anna.ClickAsync("answer.yes", cancellationToken: Token);

        var mine = await anna.AskAsync("meine einsätze");
        Assert.Contains("A-2026-0001 · läuft", mine, StringComparison.Ordinal);
        Assert.Contains("Führerschein C", mine, StringComparison.Ordinal);

        await anna.ClickAsync("answer.no", null, anna.Calls()[0], Token);
        Assert.Contains("bei keinem Alarm zugesagt", await anna.AskAsync("einsätze"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_the_words_of_coordinators_to_coordinators_only()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));

        Assert.Contains("Koordination", await coordinator.AskAsync("hilfe"), StringComparison.Ordinal);
        Assert.DoesNotContain("Koordination", await anna.AskAsync("hilfe"), StringComparison.Ordinal);
    }
}
