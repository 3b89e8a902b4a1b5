using KompetenzBot.Profiles;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Profiles;

/// <summary>What a person sees of what is stored about them.</summary>
public sealed class ProfileTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task The_profile_shows_everything_that_was_registered()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);

        var words = await anna.AskAsync("profil");

        Assert.All(
            ["Anna Öztürk", "Führerschein C", "gültig bis 30.06.2030", "Arabisch", "B2", "+4915155501234", "Einsatz in der Arbeitszeit", "werktags abends und nachts", "2026-1", "15.09.2026"],
            expected => Assert.Contains(expected, words, StringComparison.Ordinal));
        Assert.DoesNotContain("am Wochenende", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_without_a_profile_is_shown_the_way_to_one()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        Assert.Contains("noch nicht registriert", await anna.AskAsync("profil"), StringComparison.Ordinal);
        Assert.Contains("Was Sie wissen sollten", (await Scene.PressAsync(anna, "Jetzt registrieren")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_with_a_competence_that_left_the_catalogue_is_shown_and_can_be_changed()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "typewriting", "driving-licence-b");

        Assert.Contains("Nicht mehr im Katalog", await anna.AskAsync("profil"), StringComparison.Ordinal);
        await anna.SayAsync("aktualisieren kompetenzen", Token);
        await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[2]);
        await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[3]);
        await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[4]);
        var saved = await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[5]);

        Assert.Contains("Nicht mehr im Katalog", saved.Words(), StringComparison.Ordinal);
        Assert.Contains((await Scene.ProfileAsync(anna))!.Competences, held => held.CompetenceId == "typewriting");
    }

    public static TheoryData<string, int, string> Parts => new()
    {
        { "Kompetenzen ändern", 4, "Wobei können Sie helfen?" },
        { "Kontakt ändern", 1, "Wann und wofür dürfen wir Sie fragen?" },
        { "Grenzen ändern", 1, "Worauf sollen wir achten?" },
        { "Einwilligungen ändern", 1, "Datenschutz und Einwilligung" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Each_part_is_changed_in_place_and_everything_else_stays(string button, int steps, string title)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);
        var before = (await Scene.ProfileAsync(anna))!;
        await Scene.ReplaceAsync(before with { Department = "Tiefbauamt", Pause = new Pause(before.ConfirmedAt, before.ConfirmedAt.AddDays(9), PauseOrigin.Person) });
        await anna.SayAsync("profil", Token);

        var answer = await Scene.PressAsync(anna, button);
        Assert.Contains(title, answer.Words(), StringComparison.Ordinal);
        for (var step = 0; step < steps; step++)
        {
            answer = await Scene.PressAsync(anna, RegistrationDriver.Next);
        }

        Assert.Contains("Ihre Änderungen gelten ab sofort", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Ihr Profil", answer.Words(), StringComparison.Ordinal);
        var after = (await Scene.ProfileAsync(anna))!;
        Assert.Equal(before.Consent, after.Consent);
        Assert.Equal(("Tiefbauamt", before.ConfirmedAt.AddDays(9)), (after.Department, after.Pause?.Until));
        Assert.Equal((before.Mobile, before.Limits, before.Remark, before.Purposes, before.Availability), (after.Mobile, after.Limits, after.Remark, after.Purposes, after.Availability));
        Assert.Equal(before.Competences.OrderBy(held => held.CompetenceId, StringComparer.Ordinal), after.Competences.OrderBy(held => held.CompetenceId, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_registered_and_registers_again_is_told_so_and_shown_what_can_be_changed()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);

        var words = await anna.AskAsync("registrieren");

        Assert.Contains("Sie sind schon registriert", words, StringComparison.Ordinal);
        Assert.Contains("Kompetenzen ändern", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_correct_confirms_with_one_tap_and_ends_a_pause_for_want_of_answers()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { Pause = new Pause(profile.ConfirmedAt, null, PauseOrigin.Reminder) }, "arabic");
        Assert.Contains("länger nicht bestätigt", await anna.AskAsync("aktualisieren"), StringComparison.Ordinal);
        Scene.Leap(TimeSpan.FromDays(1));

        await Scene.PressAsync(anna, "Stimmt alles");

        var profile = (await Scene.ProfileAsync(anna))!;
        Assert.Null(profile.Pause);
        Assert.Equal(Scene.Now.Date, profile.ConfirmedAt.Date);
    }

    [Fact]
    public async Task Whoever_has_not_agreed_to_the_notice_in_force_is_told_that_they_are_not_asked_and_agrees_in_one_step()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { Consent = profile.Consent with { NoticeVersion = "2025-1" } }, "arabic");
        Assert.Contains("es gibt neue Datenschutzhinweise", await anna.AskAsync("profil"), StringComparison.Ordinal);

        Assert.Contains("Bitte lesen Sie sie und entscheiden Sie neu", await anna.AskAsync("registrieren"), StringComparison.Ordinal);
        var answer = await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[1]);

        Assert.DoesNotContain("neue Datenschutzhinweise", answer.Words(), StringComparison.Ordinal);
        var profile = (await Scene.ProfileAsync(anna))!;
        Assert.Equal((People.Notice, "2025-1"), (profile.Consent.NoticeVersion, Assert.Single(profile.ConsentHistory).NoticeVersion));
    }

    [Fact]
    public async Task Expired_and_expiring_certificates_are_marked()
    {
        var today = DateOnly.FromDateTime(Scene.Now.Date);
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with
        {
            Competences = [new("driving-licence-c", null, today.AddDays(-1)), new("driving-licence-ce", null, today.AddDays(30)), new("driving-licence-d", null, today.AddDays(400))],
        });

        var words = await anna.AskAsync("profil");

        Assert.Contains("abgelaufen am 14.09.2026", words, StringComparison.Ordinal);
        Assert.Contains("läuft am 15.10.2026 ab", words, StringComparison.Ordinal);
        Assert.Contains("gültig bis 20.10.2027", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zoë 🚒 O'Neill-Çelik")]
    [InlineData("ليلى حسن")]
    public async Task Names_with_emoji_and_of_other_directions_are_registered_and_shown(string name)
    {
        var person = Scene.Teams.AddUser(name);

        await Scene.RegisterAsync(person);

        Assert.Equal(name, (await Scene.ProfileAsync(person))!.Name);
        Assert.Contains(name, await person.AskAsync("profil"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formatting_and_links_in_a_remark_are_shown_as_they_were_written()
    {
        const string Remark = "**fett** [klick](https://boese.example) <b>x</b> {{user}}";
        var ada = await Scene.AddVolunteerAsync("Ada Muster", profile => profile with { Remark = Remark }, "driving-licence-b");
        await ada.SayAsync("profil", Token);

        foreach (var flavour in Enum.GetValues<KompetenzBot.Sandbox.MarkdownFlavour>())
        {
            Assert.Contains("**fett** [klick](https://boese.example) <b>x</b>", await Cards.ReadAsync(ada.LatestCard!.Card!.Value, flavour), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_card_that_is_clicked_after_deletion_says_that_there_is_no_profile()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "arabic");
        await anna.SayAsync("profil", Token);
        var old = anna.LatestCard!;
        await anna.SayAsync("löschen", Token);
        await Scene.PressAsync(anna, "erasure.confirm");

        Assert.Contains("noch nicht registriert", (await Scene.PressAsync(anna, "Stimmt alles", message: old)).Words(), StringComparison.Ordinal);
        Assert.Null(await Scene.ProfileAsync(anna));
    }

    [Fact]
    public async Task A_name_with_formatting_is_shown_as_it_is()
    {
        const string Name = "Ada **Fett** [x](https://boese.example) <b>&amp; {{user}}";
        var ada = await Scene.AddVolunteerAsync(Name, "driving-licence-b");
        await ada.SayAsync("profil", Token);

        foreach (var flavour in Enum.GetValues<KompetenzBot.Sandbox.MarkdownFlavour>())
        {
            Assert.Contains("**Fett** [x](https://boese.example) <b>", await Cards.ReadAsync(ada.LatestCard!.Card!.Value, flavour), StringComparison.Ordinal);
        }
    }
}
