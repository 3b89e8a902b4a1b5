using KompetenzBot.Alarms.Situation;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>What the coordinator sees of a running alarm: true counts, names only of those who come, and not too often.</summary>
public sealed class SituationTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task There_is_one_card_and_it_is_updated_at_most_once_in_three_seconds_however_fast_answers_come()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(20, "driving-licence-c");
        await Scene.AlarmAsync(coordinator, AlarmDriver.LineFor(30));
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && drivers.All(driver => driver.IsCalled()));
        var begun = coordinator.Situations()[0].SentAt;

        foreach (var (driver, number) in drivers.Select((driver, number) => (driver, number)))
        {
            await driver.ClickAsync((number % 4) switch { 0 => "answer.no", 1 => "answer.later", _ => "answer.yes" }, cancellationToken: Token);
        }

        await Scene.UntilAsync(() => Says(coordinator, "10 von 30", "Zusagen\n10", "Absagen\n5", "Später\n5"));

        var card = Assert.Single(coordinator.Situations());
        var updates = card.Versions.Count - 1;
        Assert.InRange(updates, 1, (int)((Scene.Now - begun) / ViewerCards.ShortestInterval) + 1);
    }

    [Fact]
    public async Task The_counts_are_those_of_every_need()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(3, "driving-licence-c");
        var cook = await Scene.AddVolunteerAsync("Kilian Kochmann", "cook");
        await Scene.AlarmAsync(coordinator, "alarm 2 Führerschein C + 1 Koch, Westfalenhallen, sofort: Essen fahren");
        await Scene.UntilAsync(() => cook.IsCalled() && drivers.All(driver => driver.IsCalled()) && coordinator.Situations().Count == 1);

        await drivers[0].ClickAsync("answer.yes", cancellationToken: Token);
        await drivers[1].ClickAsync("answer.no", cancellationToken: Token);
        await cook.ClickAsync("answer.yes", cancellationToken: Token);

        await Scene.UntilAsync(() => Says(coordinator, "Führerschein C\n3\n1 von 2", "Koch", "\n1\n1 von 1", "Zugestellt\n4", "Offen\n1"));
    }

    [Fact]
    public async Task Names_appear_only_with_a_yes_and_disappear_with_its_withdrawal()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(4, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && drivers.All(driver => driver.IsCalled()));

        await Scene.PressAsync(drivers[0], "answer.yes", new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = "bringe Anhänger mit", ["arrival"] = "18:30" });
        await Scene.PressAsync(drivers[1], "answer.no");
        await Scene.PressAsync(drivers[2], "answer.later");
        await Scene.UntilAsync(() => Says(coordinator, drivers[0].Name, "Tiefbauamt", "bringe Anhänger mit", "18:30", "Absagen\n1"));
        Assert.All(drivers.Skip(1), driver => Assert.DoesNotContain(driver.Name, coordinator.Situations()[0].Words(), StringComparison.Ordinal));

        await Scene.PressAsync(drivers[0], "answer.no");

        await Scene.UntilAsync(() => Says(coordinator, "Absagen\n2") && !Says(coordinator, drivers[0].Name) && !Says(coordinator, "Anhänger"));
        Assert.All(drivers, driver => Assert.DoesNotContain(coordinator.Situations()[0].Versions, version => version.GetRawText().Contains(driver.AadObjectId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_look_at_a_name_is_in_the_access_log_once_and_before_it_is_shown()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(4, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && drivers.All(driver => driver.IsCalled()));

        await drivers[0].ClickAsync("answer.yes", cancellationToken: Token);
        await drivers[1].ClickAsync("answer.no", cancellationToken: Token);
        await Scene.UntilAsync(() => Says(coordinator, drivers[0].Name));
        await drivers[2].ClickAsync("answer.yes", cancellationToken: Token);
        await Scene.UntilAsync(() => Says(coordinator, drivers[2].Name));

        Assert.Equal(
            new[] { drivers[0].AadObjectId, drivers[2].AadObjectId }.Order(StringComparer.Ordinal),
            (await Scene.Storage.RowsAsync("AccessLog")).Select(row => row.PartitionKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_access_log_that_cannot_be_written_keeps_the_name_hidden()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && anna.IsCalled());
        await Scene.Storage.Table("AccessLog").DeleteIfExistsAsync(Token);

        await Scene.PressAsync(anna, "answer.yes");
        await Scene.UntilLoggedAsync("SituationBoard failed");

        Assert.DoesNotContain(coordinator.Situations()[0].Versions, version => version.GetRawText().Contains("Anna", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_was_taken_away_ends_the_updates()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && anna.IsCalled());
        Scene.Configuration["Roles:BreakGlass:0"] = "c0ffee00-0000-4000-8000-000000000099";
        await Scene.RestartBotAsync();
        var shown = coordinator.Situations()[0].Versions.Count;

        await Scene.PressAsync(anna, "answer.yes");
        Scene.Leap(TimeSpan.FromSeconds(31));
        await Scene.PressAsync(anna, "answer.no");

        Assert.Equal(shown, coordinator.Situations()[0].Versions.Count);
        Assert.Empty(await Scene.Storage.RowsAsync("AccessLog"));
    }

    [Fact]
    public async Task Texts_of_people_are_shown_as_they_were_written_on_every_card()
    {
        const string Hostile = "**fett** [x](https://boese.example) <b>&lt; {{DATE(2020)}} `c` #1 | _u_";
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Ada <i> *Sternchen*", "driving-licence-c");
        await Scene.AlarmAsync(coordinator, $"alarm 5 Führerschein C, Halle *1*, morgen 18-22 Uhr: {Hostile}");
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && anna.IsCalled());
        await Scene.PressAsync(anna, "answer.yes", new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = Hostile });
        await Scene.UntilAsync(() => Says(coordinator, "1 von 5"));

        foreach (var flavour in Enum.GetValues<MarkdownFlavour>())
        {
            var (call, situation) = (await Cards.ReadAsync(anna.Calls()[0].Card!.Value, flavour), await Cards.ReadAsync(coordinator.Situations()[0].Card!.Value, flavour));
            Assert.Equal(2, call.Split("**fett** [x](https://boese.example) <b>&lt;").Length - 1);
            Assert.Contains("**fett** [x](https://boese.example) <b>&lt;", situation, StringComparison.Ordinal);
            Assert.Contains("Ada <i> *Sternchen*", situation, StringComparison.Ordinal);
            Assert.Contains("Halle *1*", call, StringComparison.Ordinal);
            Assert.Contains("Halle *1*", situation, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("komme\nBen Grünwald · Feuerwehr", "komme Ben Grünwald · Feuerwehr")]
    [InlineData("komme\u2028\u2029Ben", "komme Ben")]
    [InlineData("\u202Eemmok\u0007", "emmok")]
    public async Task A_remark_cannot_pretend_to_be_another_line(string remark, string shown)
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && anna.IsCalled());

        await Scene.PressAsync(anna, "answer.yes", new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = remark });

        await Scene.UntilAsync(() => Says(coordinator, "Anna Öztürk"));
        Assert.True(Says(coordinator, $"Anna Öztürk\n · Tiefbauamt · Führerschein C · {shown}\nVerlauf"), coordinator.Situations()[0].Words());
        Assert.Contains($"Anmerkung: {shown}", anna.Calls()[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_answered_is_reminded_once_and_nobody_else()
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(3, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => coordinator.Situations().Count == 1 && people.All(person => person.IsCalled()));
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.PressAsync(people[1], "answer.no");
        await Scene.UntilAsync(() => Says(coordinator, "Offen\n1", "An Antwort erinnern"));

        Assert.Contains("noch nicht geantwortet haben: 1.", (await Scene.PressAsync(coordinator, "situation.remind", message: coordinator.Situations()[0])).Words(), StringComparison.Ordinal);
        await Scene.UntilAsync(() => people[2].Calls().Count == 2 && Says(coordinator, "an die Antwort erinnert"));
        Assert.Contains("niemand zu erinnern", (await Scene.PressAsync(coordinator, "situation.remind", message: coordinator.Situations()[0])).Words(), StringComparison.Ordinal);
        await Scene.PressAsync(people[2], "answer.yes", message: people[2].Calls()[1]);

        await Scene.UntilAsync(() => Says(coordinator, "2 von 5", "Offen\n0") && people[2].Calls()[0].Words().Contains("Ja, Sie kommen", StringComparison.Ordinal));
        Assert.Equal([1, 1, 2], people.Select(person => person.Calls().Count));
    }

    [Fact]
    public async Task Who_was_not_reached_is_counted_by_reason_and_the_course_is_told()
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(3, "driving-licence-c");
        (people[0].Account.App, people[1].Account.App) = (AppState.Blocked, AppState.NotInstalled);
        await Scene.AlarmAsync(coordinator);

        await Scene.UntilAsync(() => Says(coordinator, "Nicht erreicht: 1 ohne Chat mit dem Bot · 1 mit blockiertem Bot", "alle zugleich angefragt: 3"));
    }

    [Fact]
    public async Task A_button_of_the_situation_card_does_nothing_for_somebody_who_is_no_coordinator()
    {
        var coordinator = Scene.AddCoordinator();
        var person = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => person.IsCalled() && Says(coordinator, "An Antwort erinnern"));
        var button = CardReader.ActionsIn(coordinator.Situations()[0].Card!.Value).First(action => action.Verb == "situation.remind");

        Assert.Contains("Alarmieren dürfen nur", (await person.InvokeAsync("adaptiveCard/action", Crafted.Action(button.Json), cancellationToken: Token)).Words(), StringComparison.Ordinal);
        Assert.Single(person.Calls());
    }

    private static bool Says(SimulatedUser coordinator, params string[] texts) =>
        coordinator.Situations() is [var card] && texts.All(text => card.Words().Contains(text, StringComparison.Ordinal));
}
