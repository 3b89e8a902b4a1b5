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
        await Scene.RegisterAsync(anna);

        Assert.Contains((await Scene.ProfileAsync(anna))!.Competences, held => held.CompetenceId == "typewriting");
    }

    [Fact]
    public async Task Changing_a_profile_begins_with_what_is_stored_and_keeps_the_consent_that_was_given()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);
        var before = (await Scene.ProfileAsync(anna))!;
        await Scene.ReplaceAsync(before with { Department = "Tiefbauamt", Pause = new Pause(before.ConfirmedAt, before.ConfirmedAt.AddDays(9), PauseOrigin.Person) });

        Assert.Contains("Wobei können Sie helfen?", await anna.AskAsync("aktualisieren"), StringComparison.Ordinal);
        for (var step = 1; step < RegistrationDriver.Inputs.Count; step++)
        {
            await Scene.PressAsync(anna, RegistrationDriver.Next);
        }

        var after = (await Scene.ProfileAsync(anna))!;
        Assert.Equal(before.Consent, after.Consent);
        Assert.Equal(("Tiefbauamt", before.ConfirmedAt.AddDays(9)), (after.Department, after.Pause?.Until));

        Assert.Equal("+4915155501234", (await Scene.ProfileAsync(anna))!.Mobile);
        Assert.Equal("b2", Assert.Single((await Scene.ProfileAsync(anna))!.Competences, held => held.CompetenceId == "arabic").Level);
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
