using KompetenzBot.Alarms.Matching;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>Counts for coordinators, never names.</summary>
public sealed class SearchTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task Numbers_are_rounded_and_every_search_is_in_the_trail()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(7, "driving-licence-c");
        await Scene.AddVolunteerAsync("Samira Beides", "driving-licence-c", "arabic");
        await Scene.AddVolunteerAsync("Ben Beides", "driving-licence-c", "arabic");

        var nine = await coordinator.AskAsync("suche Führerschein C");
        var few = await coordinator.AskAsync("search driving licence C and Arabic");
        var none = await coordinator.AskAsync("suche Dari");

        Assert.Contains("5\n", nine + "\n", StringComparison.Ordinal);
        Assert.DoesNotContain("9", nine, StringComparison.Ordinal);
        Assert.Contains("1–4", few, StringComparison.Ordinal);
        Assert.Contains("0", none, StringComparison.Ordinal);
        Assert.DoesNotContain("Muster", nine, StringComparison.Ordinal);
        Assert.Equal(3, (await Scene.Storage.RowsAsync("Audit")).Count(row => row.GetString("Event") == "Searched"));
    }

    [Theory]
    [InlineData("suche", "Was suchen Sie?")]
    [InlineData("suche Zauberer", "Zauberer")]
    [InlineData("suche (Arabisch", "Gegenstück")]
    public async Task What_cannot_be_searched_is_explained(string text, string expected) =>
        Assert.Contains(expected, await Scene.AddCoordinator().AskAsync(text), StringComparison.Ordinal);

    [Fact]
    public async Task Nobody_searches_without_end_and_others_not_at_all()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));
        for (var i = 0; i < MatchQuota.MostSearches; i++)
        {
            await coordinator.SayAsync("suche Arabisch", Token);
        }

        Assert.Contains("zu erkennen", await coordinator.AskAsync("suche Arabisch"), StringComparison.Ordinal);
        Assert.Contains("Alarmieren dürfen nur", await anna.AskAsync("suche Arabisch"), StringComparison.Ordinal);
        Scene.Leap(MatchQuota.Window);
        Assert.DoesNotContain("zu erkennen", await coordinator.AskAsync("suche Arabisch"), StringComparison.Ordinal);
    }
}
