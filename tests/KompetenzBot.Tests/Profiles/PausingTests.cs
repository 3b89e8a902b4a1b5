using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Profiles;

/// <summary>Taking a break from being called, and coming back. It is Tuesday, 15 September 2026, noon.</summary>
public sealed class PausingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Theory]
    [InlineData("pausieren bis 1.10.", "Bis einschließlich 01.10.2026")]
    [InlineData("pausieren bis nächsten Freitag", "Bis einschließlich 25.09.2026")]
    [InlineData("Pausieren in 2 Wochen", "Bis einschließlich 29.09.2026")]
    [InlineData("pause until 1.10.", "Bis einschließlich 01.10.2026")]
    public async Task A_pause_holds_up_to_and_including_the_day_and_ends_by_itself(string text, string said)
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");

        Assert.Contains(said, await anna.AskAsync(text), StringComparison.Ordinal);

        var profile = (await Scene.ProfileAsync(anna))!;
        var last = DateTime.ParseExact(said[^10..], "dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var midnight = new DateTimeOffset(last.AddDays(1), TimeSpan.FromHours(2));
        Assert.True(profile.IsPausedAt(midnight.AddSeconds(-1)));
        Assert.False(profile.IsPausedAt(midnight));
        Assert.Contains(said[^10..], await anna.AskAsync("profil"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pausieren bis 31.2.", "gibt es im Kalender nicht")]
    [InlineData("pausieren bis 1.9.2026", "ist schon vorbei")]
    [InlineData("pausieren bis 1.1.2099", "So lange im Voraus")]
    [InlineData("pausieren bis bald", "verstehe ich nicht")]
    [InlineData("pausieren", "Wie lange möchten Sie pausieren?")]
    public async Task What_is_no_day_is_explained_with_a_choice_and_nothing_changes(string text, string said)
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");

        Assert.Contains(said, await anna.AskAsync(text), StringComparison.Ordinal);
        Assert.Null((await Scene.ProfileAsync(anna))!.Pause);

        Assert.Contains("Bis einschließlich 13.10.2026", (await Scene.PressAsync(anna, "4 Wochen")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_from_the_calendar_and_an_open_end_work_too()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        await anna.SayAsync("pausieren", Token);

        var dated = await Scene.PressAsync(anna, "Bis zu diesem Tag", new Dictionary<string, string>(StringComparer.Ordinal) { ["date"] = "2026-12-24" });
        Assert.Contains("24.12.2026", dated.Words(), StringComparison.Ordinal);
        await anna.SayAsync("pausieren", Token);
        Assert.Contains("bis Sie „fortsetzen“ schreiben", (await Scene.PressAsync(anna, "Bis ich mich melde")).Words(), StringComparison.Ordinal);
        Assert.True((await Scene.ProfileAsync(anna))!.IsPausedAt(Scene.Now.AddYears(5)));

        Assert.Contains("Schön, dass Sie wieder dabei sind", await anna.AskAsync("fortsetzen"), StringComparison.Ordinal);
        Assert.Null((await Scene.ProfileAsync(anna))!.Pause);
        Assert.Contains("Sie pausieren gerade nicht", await anna.AskAsync("resume"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_profile_is_shown_the_way_to_one()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        Assert.Contains("noch nicht registriert", await anna.AskAsync("pausieren bis morgen"), StringComparison.Ordinal);
        Assert.Contains("noch nicht registriert", await anna.AskAsync("fortsetzen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_on_another_device_at_the_same_time_loses_neither_change()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => anna.SayAsync(i % 2 == 0 ? "pausieren bis 1.10." : "sprache englisch", Token)));

        var profile = (await Scene.ProfileAsync(anna))!;
        Assert.Equal(("en", true), (profile.Culture, profile.IsPausedAt(Scene.Now)));
    }
}
