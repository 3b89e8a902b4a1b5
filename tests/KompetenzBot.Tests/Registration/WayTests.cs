using KompetenzBot.Profiles;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Registration;

/// <summary>Back, cancel, going on tomorrow, and what comes in between.</summary>
public sealed class WayTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task One_can_go_back_from_the_end_to_the_beginning_and_everything_is_still_there()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 8);
        List<string> titles = [];
        for (var i = 0; i < 8; i++)
        {
            titles.Add((await Scene.PressAsync(anna, "registration.back")).Words().Split('\n')[1]);
        }

        Assert.Equal(
            [
                "Worauf sollen wir achten?", "Wann und wofür dürfen wir Sie fragen?", "Noch ein paar Einzelheiten", "Sprachen", "Führerscheine und Fahrberechtigungen",
                "Wobei können Sie helfen?", "Datenschutz und Einwilligung", "Was Sie wissen sollten",
            ],
            titles);
        foreach (var step in Enumerable.Range(0, 9))
        {
            await Scene.PressAsync(anna, RegistrationDriver.Next, step == 1 ? RegistrationDriver.Inputs[1] : null);
        }

        Assert.Equal(3, (await Scene.ProfileAsync(anna))!.Competences.Count);
    }

    [Theory]
    [InlineData("zurück")]
    [InlineData("Zurück!")]
    [InlineData("zurueck")]
    [InlineData("back")]
    public async Task The_word_for_back_does_what_the_button_does(string word)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 3);

        Assert.Contains("Wobei können Sie helfen?", await anna.AskAsync(word), StringComparison.Ordinal);
        Assert.Contains("Datenschutz und Einwilligung", await anna.AskAsync(word), StringComparison.Ordinal);
        Assert.Contains("Was Sie wissen sollten", await anna.AskAsync(word), StringComparison.Ordinal);
        Assert.Contains("Was Sie wissen sollten", await anna.AskAsync(word), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abbrechen")]
    [InlineData("Stopp.")]
    [InlineData("cancel")]
    [InlineData(null)]
    public async Task After_cancelling_nothing_is_saved_and_the_next_registration_begins_anew(string? word)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 6);

        var words = word is null ? (await Scene.PressAsync(anna, "registration.cancel")).Words() : await anna.AskAsync(word);

        Assert.Contains("Es bleibt alles, wie es war", words, StringComparison.Ordinal);
        Assert.Null(await Scene.ProfileAsync(anna));
        Assert.Contains("Was Sie wissen sollten", await anna.AskAsync("registrieren"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weiter")]
    [InlineData("continue")]
    [InlineData("registrieren")]
    public async Task Whoever_closes_Teams_goes_on_tomorrow_where_they_were(string word)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 4);
        await Scene.RestartBotAsync();

        var words = await anna.AskAsync(word);

        Assert.Contains("Bereich 2 von 2", words, StringComparison.Ordinal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[4]);
    }

    [Fact]
    public async Task A_text_that_the_step_does_not_understand_is_answered_with_the_step()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 2);

        var words = await anna.AskAsync("Ich weiß nicht recht");

        Assert.Contains("nicht verstanden. Sie sind gerade hier: Registrierung", words, StringComparison.Ordinal);
        Assert.Contains("Wobei können Sie helfen?", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_works_at_any_step_and_the_registration_goes_on()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 5);

        Assert.Contains("Das können Sie mir schreiben", await anna.AskAsync("hilfe"), StringComparison.Ordinal);
        Assert.Contains("Noch ein paar Einzelheiten", await anna.AskAsync("weiter"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alarm_interrupts_a_registration_which_then_goes_on()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await Scene.RegisterUpToAsync(coordinator, 3);

        await Scene.PrepareAsync(coordinator);
        await Scene.RestartBotAsync();
        await Scene.PressAsync(coordinator, "alarm.launch");

        Assert.Contains(coordinator.Messages, message => message.Words().Contains("Weiter geht es hier: Registrierung", StringComparison.Ordinal));
        foreach (var inputs in RegistrationDriver.Inputs.Skip(3))
        {
            await Scene.PressAsync(coordinator, RegistrationDriver.Next, inputs);
        }

        Assert.NotNull(await Scene.ProfileAsync(coordinator));
    }

    [Fact]
    public async Task A_call_for_help_is_answered_in_the_middle_of_a_registration()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(4, "driving-licence-c");
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await anna.SayAsync("aktualisieren kompetenzen", Token);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);

        Assert.Contains("Ja, Sie kommen", (await anna.ClickAsync("answer.yes", cancellationToken: Token)).Words(), StringComparison.Ordinal);
        Assert.Contains("Wobei können Sie helfen?", await anna.AskAsync("weiter"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_devices_that_edit_one_profile_are_told_of_the_conflict_and_nothing_is_overwritten_silently()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);
        await anna.SayAsync("aktualisieren kontakt", Token);
        var stored = (await Scene.ProfileAsync(anna))!;
        await Scene.ReplaceAsync(stored with { Revision = stored.Revision + 1, Mobile = "+4915155509999", Availability = Availability.DutyHours | Availability.Weekends });

        var told = await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[6]);

        Assert.Contains("inzwischen auf einem anderen Gerät geändert", told.Words(), StringComparison.Ordinal);
        Assert.Contains("+4915155509999", told.Words(), StringComparison.Ordinal);
        Assert.Equal("+4915155509999", (await Scene.ProfileAsync(anna))!.Mobile);
    }

    [Fact]
    public async Task A_new_privacy_notice_in_the_middle_of_a_registration_is_shown_and_agreed_to_first()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 8);
        Scene.Configuration["Privacy:NoticeVersion"] = "2026-2";
        await Scene.RestartBotAsync();

        Assert.Contains("Datenschutz und Einwilligung", (await Scene.PressAsync(anna, RegistrationDriver.Next)).Words(), StringComparison.Ordinal);
        Assert.Null(await Scene.ProfileAsync(anna));
    }
}
