using System.Text.RegularExpressions;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>The ways to begin an alarm: from a scenario, like an earlier one, by searching the catalogue.</summary>
public sealed class StartingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task A_scenario_with_place_and_time_goes_straight_to_the_preview_with_its_reason_chosen()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteerAsync("Anna Öztürk", "vaccination");

        var preview = await coordinator.AskAsync("alarm szenario impfzentrum, Westfalenhallen, heute 18-22 Uhr");
        Assert.Contains("Vorschau", preview, StringComparison.Ordinal);
        Assert.Contains("Westfalenhallen", preview, StringComparison.Ordinal);
        Assert.Contains("18:00 bis 22:00", preview, StringComparison.Ordinal);
        await Scene.PressAsync(coordinator, "alarm.declare", new Dictionary<string, string>(StringComparer.Ordinal) { ["threshold"] = "true" });

        Assert.Contains("Großschadenslage", coordinator.LastWords(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task From_alarm_to_the_first_message_a_scenario_takes_four_taps()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "vaccination");
        Assert.Contains("Schnell beginnen", await coordinator.AskAsync("alarm"), StringComparison.Ordinal);

        await Scene.PressAsync(coordinator, "Impfzentrum");
        await Scene.PressAsync(coordinator, "alarm.declare", new Dictionary<string, string>(StringComparer.Ordinal) { ["threshold"] = "true" });
        await Scene.PressAsync(coordinator, "alarm.launch");

        await Scene.UntilAsync(anna.IsCalled);
    }

    [Theory]
    [InlineData("alarm szenario impfzentru", "Vorschau")]
    [InlineData("alarm szenario xyzzy", "„xyzzy“")]
    [InlineData("alarm wie 77", "77")]
    [InlineData("alarm 5 Koch und nicht Koch", "kann niemand erfüllen")]
    [InlineData("alarm 10000 Koch", "10000")]
    [InlineData("alarm 0 Koch", "999")]
    [InlineData("alarm 2 Koch, gestern 8 Uhr: Test", "ist schon vorbei")]
    [InlineData("übung", "übung 5 Führerschein C")]
    [InlineData("alarm szenario vulkan", "„szenarien“ zeigt alle")]
    [InlineData("entwarnung", "kein Alarm offen")]
    public async Task What_is_not_known_or_cannot_be_is_answered_with_what_would_be_right(string text, string answer) =>
        Assert.Contains(answer, await Scene.AddCoordinator().AskAsync(text), StringComparison.Ordinal);

    [Fact]
    public async Task An_earlier_alarm_is_one_tap_away_and_its_time_is_not_taken_over()
    {
        var coordinator = Scene.AddCoordinator();
        var driver = await Scene.AddVolunteerAsync("Ehrenfried Muster", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(driver.IsCalled);

        Assert.Contains("„A-2025-0001“", await coordinator.AskAsync("alarm wie A-2025-0001"), StringComparison.Ordinal);
        Assert.Contains("Wie 1: Aufbau Impfzentrum", await coordinator.AskAsync("alarm"), StringComparison.Ordinal);
        var preview = (await Scene.PressAsync(coordinator, "Wie 1: Aufbau Impfzentrum")).Words();

        Assert.All(["5 × Führerschein C", "Westfalenhallen", "Aufbau Impfzentrum", "ab 12:00 Uhr"], text => Assert.Contains(text, preview, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_form_adds_what_was_found_in_the_catalogue_to_what_was_typed()
    {
        var coordinator = Scene.AddCoordinator();
        await coordinator.SayAsync("alarm", Token);

        Assert.Contains("wählen Sie eine Kompetenz aus der Liste", (await Scene.PressAsync(coordinator, "alarm.add")).Words(), StringComparison.Ordinal);
        var added = await Scene.PressAsync(coordinator, "alarm.add", new Dictionary<string, string>(StringComparer.Ordinal) { ["needs"] = "2 Koch", ["found"] = "driving-licence-c", ["count"] = "3", ["place"] = "Rathaus" });

        var card = Regex.Unescape(added.Card!.Value.GetRawText());
        Assert.Contains("2 Koch + 3 × Führerschein C", card, StringComparison.Ordinal);
        Assert.Contains("Rathaus", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_coordinator_gets_neither_form_nor_scenario()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "vaccination");

        Assert.All(["alarm", "alarm szenario impfzentrum", "übung szenario impfzentrum", "anfrage 1 Koch"], text => Assert.Contains("Alarmieren dürfen nur", anna.AskAsync(text).GetAwaiter().GetResult(), StringComparison.Ordinal));
    }
}
