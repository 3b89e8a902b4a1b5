using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>Threshold, confirmation and who may confirm.</summary>
public sealed class ConfirmingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Theory]
    [InlineData("{}", "Ohne diese Erklärung", "Begründung.")]
    [InlineData("""{"reason":"disaster"}""", "Ohne diese Erklärung", null)]
    [InlineData("""{"threshold":"false","reason":"disaster"}""", "Ohne diese Erklärung", null)]
    [InlineData("""{"threshold":"true"}""", "Bitte wählen oder schreiben Sie eine Begründung", null)]
    [InlineData("""{"threshold":"true","reason":"weil ich will"}""", "Bitte wählen oder schreiben Sie eine Begründung", null)]
    [InlineData("""{"threshold":"true","reasonText":"   "}""", "Bitte wählen oder schreiben Sie eine Begründung", null)]
    public async Task Without_the_declared_threshold_and_a_reason_there_is_no_confirmation(string inputs, string expected, string? also)
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await coordinator.SayAsync(AlarmDriver.Line, Token);

        var answer = await ForgeAsync(coordinator, "alarm.declare", [.. JsonNode.Parse(inputs)!.AsObject().Select(pair => (pair.Key, (string)pair.Value!))]);

        Assert.Contains(expected, answer.Words(), StringComparison.Ordinal);
        Assert.Contains(also ?? expected, answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Vorschau", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alarm_that_would_reach_nobody_cannot_be_confirmed()
    {
        var coordinator = Scene.AddCoordinator();
        await coordinator.SayAsync(AlarmDriver.Line, Token);

        Assert.Contains("niemanden rufen", (await Scene.PressAsync(coordinator, "alarm.declare", AlarmDriver.Declaration)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_look_repeats_everything_and_cancelling_sends_nothing()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(7, "driving-licence-c");

        var confirm = await Scene.PrepareAsync(coordinator);
        await Scene.PressAsync(coordinator, "alarm.cancel");

        Assert.All(
            ["5 × Führerschein C", "Westfalenhallen", "Mi, 16.09. 18:00 bis 22:00 Uhr", "Aufbau Impfzentrum", "Ausfall von eigenem Personal", "Eigene Kräfte reichen nicht", "werden etwa 5 Personen gerufen"],
            text => Assert.Contains(text, confirm.Words(), StringComparison.Ordinal));
        Assert.Empty(await Scene.Storage.RowsAsync("Alarms"));
        Assert.All(drivers, driver => Assert.Empty(driver.Messages));
    }

    [Fact]
    public async Task What_was_confirmed_is_issued_even_if_midnight_passes_in_between()
    {
        Scene.Leap(TimeSpan.FromHours(11) + TimeSpan.FromMinutes(50)); // ten minutes to midnight in the city
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        var confirm = await Scene.PrepareAsync(coordinator, "alarm 2 Führerschein C, Rathaus, morgen 8-12 Uhr");
        Assert.Contains("Mi, 16.09. 08:00 bis 12:00 Uhr", confirm.Words(), StringComparison.Ordinal);

        Scene.Leap(TimeSpan.FromMinutes(15));
        await Scene.PressAsync(coordinator, "alarm.launch");
        await Scene.UntilAsync(() => drivers.Any(driver => driver.IsCalled()));

        Assert.Contains("Mi, 16.09. 08:00 bis 12:00 Uhr", drivers.First(driver => driver.IsCalled()).Calls()[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_confirmation_shows_the_preview_anew_before_anything_is_sent()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await Scene.PrepareAsync(coordinator);

        Scene.Leap(TimeSpan.FromMinutes(31));
        var again = await Scene.PressAsync(coordinator, "alarm.launch");

        Assert.Contains("Die Vorschau war nicht mehr aktuell", again.Words(), StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Alarms"));
        Assert.All(drivers, driver => Assert.Empty(driver.Messages));
    }

    [Fact]
    public async Task The_launch_cannot_be_forged_before_the_threshold_is_declared()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await coordinator.SayAsync(AlarmDriver.Line, Token);
        var data = CardReader.ActionsIn(coordinator.LatestCard!.Card!.Value).First(action => action.Verb == "alarm.declare").Json.GetProperty("data");

        await coordinator.InvokeAsync("adaptiveCard/action", Crafted.Action("alarm.launch", JsonObject.Create(data)), coordinator.LatestCard, Token);

        Assert.Empty(await Scene.Storage.RowsAsync("Alarms"));
    }

    [Fact]
    public async Task Two_clicks_on_confirm_at_once_issue_one_alarm_and_both_answers_name_it()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(6, "driving-licence-c");
        await Scene.PrepareAsync(coordinator);
        await Scene.StartBotAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => coordinator.AtAnotherClient().ClickAsync("alarm.launch", cancellationToken: Token)));
        await Scene.UntilAsync(() => drivers.All(driver => driver.IsCalled()));
        await coordinator.AtAnotherClient().SayAsync("hilfe", Token);

        Assert.All(answers, answer => Assert.Contains("A-2026-000", answer.Words(), StringComparison.Ordinal));
        Assert.Single(answers.Select(answer => answer.Words()).Distinct(StringComparer.Ordinal));
        Assert.Single(await Scene.Storage.RowsAsync("Alarms"), row => row.RowKey == "alarm");
        Assert.All(drivers, driver => Assert.Single(driver.Calls()));
    }

    [Fact]
    public async Task The_coordinator_is_told_the_number_and_alarms_are_counted()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");

        Assert.Contains("Alarm A-2026-0001 läuft", (await Scene.AlarmAsync(coordinator)).Words(), StringComparison.Ordinal);
        Assert.Contains("Alarm A-2026-0002 läuft", (await Scene.AlarmAsync(coordinator)).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alarm")]
    [InlineData("alert 5 driving licence C")]
    [InlineData("alarm 5 Führerschein C, Rathaus, heute 18-22 Uhr: Sandsäcke")]
    public async Task Whoever_is_no_coordinator_is_told_who_may_issue_alarms(string line)
    {
        Assert.Contains("Alarmieren dürfen nur", await Scene.Teams.AddUser("Anna Öztürk").AskAsync(line), StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Alarms"));
    }

    [Theory]
    [InlineData("alarm.declare")]
    [InlineData("alarm.launch")]
    public async Task A_role_that_was_taken_away_between_two_clicks_counts_no_more(string verb)
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await coordinator.SayAsync(AlarmDriver.Line, Token);
        if (verb == "alarm.launch")
        {
            await Scene.PressAsync(coordinator, "alarm.declare", AlarmDriver.Declaration);
        }

        Scene.Configuration["Roles:BreakGlass:0"] = "c0ffee00-0000-4000-8000-000000000099";
        await Scene.RestartBotAsync();
        var answer = await Scene.PressAsync(coordinator, verb, verb == "alarm.launch" ? null : AlarmDriver.Declaration);

        Assert.Contains("Alarmieren dürfen nur", answer.Words(), StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Alarms"));
        Assert.All(drivers, driver => Assert.Empty(driver.Messages));
    }

    [Fact]
    public async Task The_dialog_of_a_coordinator_is_of_no_use_to_anybody_else()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await Scene.PrepareAsync(coordinator);
        var launch = CardReader.ActionsIn(coordinator.LatestCard!.Card!.Value).First(action => action.Verb == "alarm.launch").Json;

        var answer = await anna.InvokeAsync("adaptiveCard/action", Crafted.Action(launch), cancellationToken: Token);

        Assert.Contains("nicht mehr gültig", answer.Message, StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Alarms"));
    }

    private static Task<BotAnswer> ForgeAsync(SimulatedUser user, string verb, params (string, string)[] values)
    {
        var button = CardReader.ActionsIn(user.LatestCard!.Card!.Value).First(action => action.Verb == verb).Json;
        return user.InvokeAsync("adaptiveCard/action", Crafted.Action(button, values), user.LatestCard, Token);
    }
}
