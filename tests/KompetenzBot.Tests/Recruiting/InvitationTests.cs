using System.Text.Json.Nodes;
using KompetenzBot.Audit;
using KompetenzBot.Recruiting;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Recruiting;

/// <summary>Winning volunteers: link, texts, poster, and how many came.</summary>
public sealed class InvitationTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string AppId = "7d2f8a10-1111-4222-8333-944455566677";

    private protected override SceneOptions Options => new() { Configuration = new(StringComparer.Ordinal) { ["Bot:TeamsAppId"] = AppId } };

    [Fact]
    public async Task A_coordinator_gets_link_texts_and_poster_and_others_do_not()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));

        Assert.Contains("geben die alarmierenden Stellen heraus", await anna.AskAsync("einladung"), StringComparison.Ordinal);
        var words = await coordinator.AskAsync("einladung");

        Assert.Contains($"https://teams.microsoft.com/l/app/{AppId}", words, StringComparison.Ordinal);
        Assert.Contains("Betreff: Was können Sie noch?", words, StringComparison.Ordinal);
        Assert.Contains("Unten finden Sie", (await coordinator.ClickAsync("Plakat mit QR-Code", cancellationToken: Token)).Message, StringComparison.Ordinal);
        Assert.Contains(coordinator.Messages, message => message.Activity.GetRawText().Contains("kompetenzbot-plakat.html", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("einladung", true, "Was können Sie noch?")]
    [InlineData("einladung", false, "persönlichen Chat")]
    [InlineData("profil", true, "persönlichen Chat")]
    [InlineData("hallo", false, "persönlichen Chat")]
    public async Task In_a_team_only_the_invitation_of_a_coordinator_is_answered(string text, bool isCoordinator, string expected)
    {
        var person = isCoordinator ? Scene.AddCoordinator() : Scene.Teams.AddUser("Anna Öztürk");
        var activity = person.Activity("message");
        activity["text"] = $"<at>KompetenzBot</at> {text}";
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>KompetenzBot</at>", ["mentioned"] = activity["recipient"]!.DeepClone() });
        activity["conversation"]!["conversationType"] = "channel";

        await person.DeliverAsync(activity, Token);

        Assert.Contains(expected, person.LastWords(), StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Conversations"));
    }

    [Fact]
    public async Task The_state_shows_totals_per_week_with_small_numbers_rounded()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));
        await Scene.RegisterAsync(anna);
        await anna.SayAsync("pausieren bis morgen", Token);

        Assert.Contains("1–4 registriert · 1–4 pausiert · 0 gelöscht", await coordinator.AskAsync("einladung stand"), StringComparison.Ordinal);
    }

    [Fact]
    public void Weeks_begin_on_Monday_in_the_city()
    {
        AuditEntry Entry(AuditEvent what, DateTimeOffset at) => new(what, "p", AuditActors.Volunteer, string.Empty, at);
        var totals = WeeklyTotals.Of(
            [
                Entry(AuditEvent.Registered, new DateTimeOffset(2026, 9, 13, 21, 59, 0, TimeSpan.Zero)),
                Entry(AuditEvent.Registered, new DateTimeOffset(2026, 9, 13, 22, 0, 0, TimeSpan.Zero)),
                Entry(AuditEvent.Erased, new DateTimeOffset(2026, 9, 15, 10, 0, 0, TimeSpan.Zero)),
                Entry(AuditEvent.Looked, new DateTimeOffset(2026, 9, 15, 10, 0, 0, TimeSpan.Zero)),
            ],
            new DateOnly(2026, 9, 15),
            3,
            DutyHours.City.Clock);

        Assert.Equal(
            [new WeeklyTotals(new DateOnly(2026, 9, 14), 1, 0, 1), new WeeklyTotals(new DateOnly(2026, 9, 7), 1, 0, 0), new WeeklyTotals(new DateOnly(2026, 8, 31), 0, 0, 0)],
            totals);
    }
}
