using KompetenzBot.Competences;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>Who is called by an alarm, and who is not.</summary>
public sealed class CallingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Saturday = "alarm 5 Führerschein C, Westfalenhallen, 19.9. 10-14 Uhr";
    private const string Night = "alarm 5 Führerschein C, Westfalenhallen, heute 20-23 Uhr";
    private const string Duty = "alarm 5 Führerschein C, Westfalenhallen, sofort";

    [Fact]
    public async Task Everyone_who_matches_gets_exactly_one_card_and_an_alert()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(6, "driving-licence-c");
        var cook = await Scene.AddVolunteerAsync("Kilian Kochmann", "cook");

        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => drivers.All(driver => driver.IsCalled()) && coordinator.Situations().Count == 1);

        Assert.All(drivers, driver => Assert.True(Assert.Single(driver.Messages).Alerts));
        Assert.Empty(cook.Messages);
    }

    [Fact]
    public async Task The_call_says_who_calls_why_what_for_where_and_when()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");

        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);

        var words = anna.Calls()[0].Words();
        Assert.All(
            ["Kommunales Lagezentrum", "Führerschein C", "Aufbau Impfzentrum", "Westfalenhallen", "Mi, 16.09. 18:00 bis 22:00 Uhr", "+49 231 5550 112", "A-2026-0001", "freiwillig"],
            text => Assert.Contains(text, words, StringComparison.Ordinal));
        Assert.DoesNotContain("Eigene Kräfte", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Duty, Purposes.DeploymentOnDuty, Availability.DutyHours)]
    [InlineData(Night, Purposes.DeploymentOffDuty, Availability.Nights)]
    [InlineData(Saturday, Purposes.DeploymentOffDuty, Availability.Weekends)]
    public async Task Only_who_agreed_to_this_at_this_time_under_the_current_notice_and_is_not_paused_is_called(string line, Purposes purpose, Availability time)
    {
        const Availability Always = Availability.DutyHours | Availability.Nights | Availability.Weekends;
        const Purposes Everything = Purposes.Questions | Purposes.DeploymentOnDuty | Purposes.DeploymentOffDuty;
        var coordinator = Scene.AddCoordinator();
        var yes = new[]
        {
            await AddAsync("Berta Bereit", profile => profile with { Purposes = purpose, Availability = time }),
            await AddAsync("Paul Zurück", profile => profile with { Pause = new Pause(Scene.Now.AddDays(-1), Scene.Now.AddMinutes(-1), PauseOrigin.Person) }),
        };
        var no = new[]
        {
            await AddAsync("Olga Ohne", profile => profile with { Consent = profile.Consent with { NoticeVersion = "2025-1" } }),
            await AddAsync("Paula Pause", profile => profile with { Pause = new Pause(Scene.Now, Scene.Now.AddHours(1), PauseOrigin.Person) }),
            await AddAsync("Franz Fragen", profile => profile with { Purposes = Everything & ~purpose }),
            await AddAsync("Nina Nichtda", profile => profile with { Availability = Always & ~time }),
            await AddAsync("Abel Abgelaufen", profile => profile with { Competences = [new HeldCompetence("driving-licence-c", null, new DateOnly(2026, 9, 14))] }),
            await AddAsync("Bodo Klein", profile => profile with { Competences = [new HeldCompetence("driving-licence-b")] }),
        };

        await Scene.AlarmAsync(coordinator, line);
        await Scene.UntilAsync(() => yes.All(person => person.IsCalled()) && coordinator.Situations() is [var card] && card.Words().Contains("0 von 5", StringComparison.Ordinal));

        Assert.All(no, person => Assert.Empty(person.Messages));
        var rows = await Scene.Storage.RowsAsync("Deliveries");
        Assert.All(no, person => Assert.DoesNotContain(rows, row => row.RowKey.StartsWith(person.AadObjectId, StringComparison.Ordinal)));
        Assert.Equal(2 * yes.Length, rows.Count);

        Task<SimulatedUser> AddAsync(string name, Func<Profile, Profile> change) => Scene.AddVolunteerAsync(name, change, "driving-licence-c");
    }

    [Fact]
    public async Task Only_a_sufficient_level_is_called()
    {
        var coordinator = Scene.AddCoordinator();
        var speakers = new Dictionary<string, SimulatedUser>(StringComparer.Ordinal);
        foreach (var level in new[] { "a2", "b1", "c1" })
        {
            speakers[level] = await Scene.AddVolunteerAsync($"Samira {level}", profile => profile with { Competences = [new HeldCompetence("arabic", level)] });
        }

        await Scene.AlarmAsync(coordinator, "alarm 2 Arabisch ab B1, sofort");
        await Scene.UntilAsync(() => speakers["b1"].IsCalled() && speakers["c1"].IsCalled());

        Assert.False(speakers["a2"].IsCalled());
    }

    [Fact]
    public async Task Who_fits_several_needs_is_called_once_for_the_one_that_the_fewest_can_fill()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        var both = await Scene.AddVolunteerAsync("Bettina Beides", "driving-licence-c", "cook");

        await Scene.AlarmAsync(coordinator, "alarm 5 Führerschein C + 1 Koch, Westfalenhallen, sofort");
        await Scene.UntilAsync(() => both.IsCalled() && drivers.All(driver => driver.IsCalled()));

        Assert.Contains("Koch", Assert.Single(both.Messages).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Führerschein C", both.Messages[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_call_is_in_the_language_of_the_volunteer()
    {
        var coordinator = Scene.AddCoordinator();
        var (english, german) = (await Scene.AddVolunteerAsync("Emma English", profile => profile with { Culture = "en" }, "driving-licence-c"), await Scene.AddVolunteerAsync("Dora Deutsch", "driving-licence-c"));

        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => english.IsCalled() && german.IsCalled());

        Assert.Contains("riving licence C", english.Calls()[0].Words(), StringComparison.Ordinal);
        Assert.Contains("Führerschein C", german.Calls()[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_call_reminds_only_the_person_of_their_own_limits()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { Limits = Limits.NoHeavyLifting }, "driving-licence-c");

        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);
        var answered = await Scene.PressAsync(anna, "answer.yes");
        await Scene.UntilAsync(() => coordinator.Situations() is [var card] && card.Words().Contains("Anna Öztürk", StringComparison.Ordinal));

        Assert.Contains("nur Sie sehen es", anna.Calls()[0].Words(), StringComparison.Ordinal);
        Assert.Contains("nur Sie sehen es", answered.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("heben", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_alarm_calls_the_same_people_again_with_a_card_of_its_own()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");

        await Scene.AlarmAsync(coordinator);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.Calls().Count == 2);

        var (first, second) = (Call("A-2026-0001"), Call("A-2026-0002"));
        await Scene.PressAsync(anna, "answer.yes", message: first);

        Assert.Contains("Gespeichert", first.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Gespeichert", second.Words(), StringComparison.Ordinal);

        TeamsMessage Call(string number) => Assert.Single(anna.Calls(), call => call.Words().Contains(number, StringComparison.Ordinal));
    }
}
