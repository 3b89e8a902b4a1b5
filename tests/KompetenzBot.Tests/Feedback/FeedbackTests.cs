using KompetenzBot.Feedback;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Feedback;

/// <summary>What people say about the bot: stored without them, shown as totals.</summary>
public sealed class FeedbackTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task Feedback_is_stored_once_and_leads_to_nobody()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        await anna.SayAsync("feedback Mehr Probealarme bitte", Token);
        var form = anna.LatestCard!;

        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["rating"] = "5", ["helps"] = "Dass es schnell geht", ["improve"] = "Mehr Probealarme bitte" };
        await Task.WhenAll(anna.ClickAsync("feedback.send", inputs, form, Token), anna.AtAnotherClient().ClickAsync("feedback.send", inputs, form, Token));

        var row = Assert.Single(await Scene.Storage.RowsAsync("Feedback"));
        Assert.DoesNotContain(anna.AadObjectId, $"{row.PartitionKey} {row.RowKey}", StringComparison.OrdinalIgnoreCase);
        Assert.Equal("2026-09", row.PartitionKey);
    }

    [Fact]
    public async Task One_person_is_heard_once_a_month()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        await SendAsync(anna, 4, "gut");
        var second = await SendAsync(anna, 1, "schlecht");

        Assert.Contains("in diesem Monat schon", second.Words(), StringComparison.Ordinal);
        Assert.Single(await Scene.Storage.RowsAsync("Feedback"));

        Scene.Leap(TimeSpan.FromDays(31));
        await SendAsync(anna, 5, "besser");
        Assert.Equal(2, (await Scene.Storage.RowsAsync("Feedback")).Count);
    }

    [Theory]
    [InlineData("", "Sie haben noch nichts gesagt")]
    [InlineData("LONG", "Möglich sind 500 Zeichen")]
    public async Task Nothing_and_too_much_are_explained_and_nothing_is_lost(string text, string expected)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.SayAsync("feedback", Token);
        var message = anna.LatestCard!;
        var button = CardReader.ActionsIn(message.Card!.Value).First(action => action.Verb == "feedback.send").Json;

        var answer = await anna.InvokeAsync("adaptiveCard/action", Crafted.Action(button, ("helps", text == "LONG" ? new string('x', 900) : text)), message, Token);

        Assert.Contains(expected, answer.Words(), StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Feedback"));
    }

    [Fact]
    public async Task Results_are_totals_for_coordinators_hidden_while_they_are_few()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), await Scene.AddVolunteerAsync("Annegret Öztürk", "arabic"));
        Assert.Contains("nur die alarmierenden Stellen", await anna.AskAsync("feedback ergebnisse"), StringComparison.Ordinal);
        await SendAsync(anna, 4, "Frau Lagemann und ich, annegret, sind super, anna@stadt.example 0231 5550112");
        Assert.Contains("weniger als 5", await coordinator.AskAsync("feedback ergebnisse"), StringComparison.Ordinal);
        for (var rating = 1; rating <= 5; rating++)
        {
            await SendAsync(Scene.Teams.AddUser($"Ehrenfried Muster {rating}"), rating, "Muster sagt: geht schnell");
        }

        var words = await coordinator.AskAsync("feedback results");

        Assert.Contains("Rückmeldungen insgesamt: 5", words, StringComparison.Ordinal);
        Assert.Contains("Durchschnitt: 3,2 von 5", words, StringComparison.Ordinal);
        Assert.Contains("sind super", words, StringComparison.Ordinal);
        Assert.All(["Lagemann", "annegret", "Muster", "stadt.example", "5550112"], name => Assert.DoesNotContain(name, words, StringComparison.Ordinal));
        Assert.Contains(await Scene.Storage.RowsAsync("Audit"), row => row.GetString("Event") == "FeedbackRead");
    }

    [Theory]
    [InlineData("Der Bot ist gut", "Der Bot ist gut")]
    [InlineData("Herr Müller-Lüdenscheidt nervt", "Herr … nervt")]
    [InlineData("bitte an a.b@c.de", "bitte an …")]
    [InlineData("ruf +49 231 5550112 an", "ruf … an")]
    [InlineData("Seit 2024 dabei", "Seit 2024 dabei")]
    [InlineData("Öztürk weiß das", "… weiß das")]
    [InlineData("sagt öztürk selbst", "sagt … selbst")]
    [InlineData("Die Küche ist ein Koch", "Die Küche ist ein Koch")]
    public void Names_and_addresses_are_taken_out(string text, string expected) => Assert.Equal(expected, Anonymous.Of(text, "Anna Öztürk"));

    private static async Task<BotAnswer> SendAsync(SimulatedUser user, int rating, string text)
    {
        await user.SayAsync("feedback", Token);
        return await user.ClickAsync("feedback.send", new Dictionary<string, string>(StringComparer.Ordinal) { ["rating"] = $"{rating}", ["helps"] = text }, user.LatestCard, Token);
    }
}
