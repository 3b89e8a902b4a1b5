using System.Text.Json;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.AnswerPage;
using KompetenzBot.Tests.Scenes;
using Xunit;
using static KompetenzBot.Tests.Structure.AddressTests;

namespace KompetenzBot.Tests.Conversations;

/// <summary><c>Bot:Address</c> decides how people are addressed in German, in every place alike.</summary>
public sealed class AddressTests(TestStorage storage, TestCards cards)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_Du_nobody_is_addressed_formally_from_the_first_card_to_the_last()
    {
        await using var scene = await Scene.StartAsync(storage, cards, new SceneOptions
        {
            Configuration = new(StringComparer.Ordinal)
            {
                ["Bot:Address"] = "Du",
                ["Privacy:Insurance"] = "Im Einsatz gilt die gesetzliche Unfallversicherung.",
                ["Sms:AnswerBaseUrl"] = LinkedPhone.BaseUrl,
            },
        });
        var (anna, coordinator) = (scene.Teams.AddUser("Anna Öztürk"), scene.AddCoordinator());

        var (heard, page) = await LiveThroughAsync(scene, anna, coordinator);

        Assert.Contains("Willkommen", heard, StringComparison.Ordinal);
        foreach (var said in new[] { "Was du wissen solltest", "Kannst du helfen?", "Ja, du kommst", "Dein Profil", "Was möchtest du ändern?", "Wie lange möchtest du pausieren?", "Deine Daten wurden" })
        {
            Assert.Contains(said, heard, StringComparison.Ordinal);
        }

        Assert.Contains("Deine Antwort", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{heard}\n{page}".Split('\n'), IsFormal);
        Assert.All(CardsOf(anna), card => Assert.Equal("de", card.GetProperty("lang").GetString()));
    }

    [Theory]
    [InlineData(null, "Was Sie wissen sollten", "Schreiben Sie ein Wort")]
    [InlineData("Sie", "Was Sie wissen sollten", "Schreiben Sie ein Wort")]
    [InlineData("du", "Was du wissen solltest", "Schreib ein Wort")]
    public async Task Formal_is_the_default(string? address, string know, string help)
    {
        await using var scene = await Scene.StartAsync(storage, cards, new SceneOptions { Configuration = address is null ? [] : new(StringComparer.Ordinal) { ["Bot:Address"] = address } });
        var anna = scene.Teams.AddUser("Anna Öztürk");

        Assert.Contains(know, await anna.AskAsync("registrieren"), StringComparison.Ordinal);
        Assert.Contains(help, await anna.AskAsync("hilfe"), StringComparison.Ordinal);
        Assert.Contains("What you can write", await scene.Teams.AddUser("Ann Example", locale: "en-GB").AskAsync("help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_chooses_German_again_is_addressed_as_everybody_is()
    {
        await using var scene = await Scene.StartAsync(storage, cards, new SceneOptions { Configuration = new(StringComparer.Ordinal) { ["Bot:Address"] = "Du" } });
        var anna = scene.Teams.AddUser("Anna Öztürk");
        await anna.AskAsync("sprache english");

        Assert.Contains("What you can write", await anna.AskAsync("help"), StringComparison.Ordinal);
        await anna.AskAsync("sprache deutsch");

        Assert.Contains("Das kannst du mir schreiben", await anna.AskAsync("hilfe"), StringComparison.Ordinal);
    }

    /// <summary>Everything that both read, and the page behind a link.</summary>
    private static async Task<(string Heard, string Page)> LiveThroughAsync(Scene scene, SimulatedUser anna, SimulatedUser coordinator)
    {
        await anna.InstallAsync(Token);
        await scene.RegisterAsync(anna);
        foreach (var word in new[] { "hilfe", "profil", "aktualisieren", "abbrechen", "datenschutz", "fragen", "auskunft", "protokoll", "meine einsätze", "probe", "feedback", "sms aus", "pausieren", "fortsetzen", "sprache", "unsinn" })
        {
            await anna.SayAsync(word, Token);
        }

        await scene.AlarmAsync(coordinator);
        await scene.UntilAsync(() => anna.Calls().Count > 0 && coordinator.Situations().Count > 0);
        await scene.PressAsync(anna, "answer.yes", message: anna.Calls()[^1]);
        var page = await (await LinkedPhone.WithLinkAsync(scene, anna)).OpenAsync();
        foreach (var word in new[] { "hilfe", "alarm", "abbrechen", "alarme", "suche", "szenarien", "einladung", "alarm 5 Fürerschein C: Aufbau", "abbrechen" })
        {
            await coordinator.SayAsync(word, Token);
        }

        await coordinator.SayAsync("entwarnung 1: Der Bedarf ist gedeckt", Token);
        await scene.PressAsync(coordinator, "standdown.confirm", new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = "Der Bedarf ist gedeckt" });
        await anna.SayAsync("löschen", Token);
        await scene.PressAsync(anna, "erasure.confirm");
        return (string.Join('\n', new[] { anna, coordinator }.SelectMany(user => user.Messages).SelectMany(message => message.Versions).Select(Heard)), page);
    }

    private static string Heard(JsonElement activity) => CardReader.CardIn(activity) is { } card ? CardReader.TextIn(card) : activity.TryGetProperty("text", out var text) ? text.GetString()! : string.Empty;

    private static IEnumerable<JsonElement> CardsOf(SimulatedUser user) => user.Messages.Select(message => message.Card).OfType<JsonElement>();
}
