using KompetenzBot.Competences;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Registration;

/// <summary>What people do without looking twice must neither lose anything nor make anything true that is not.</summary>
public sealed class MistakeTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly DateOnly Over = new(2026, 9, 1);

    [Fact]
    public async Task An_expired_certificate_does_not_become_valid_by_going_on_without_looking()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { Competences = [new HeldCompetence("driving-licence-ce", null, Over)] });
        await anna.SayAsync("aktualisieren kompetenzen", Token);
        var inputs = new Dictionary<string, string>[] { new() { ["categories"] = "driving" }, new() { ["competences"] = "driving-licence-ce" } };
        foreach (var step in inputs)
        {
            await Scene.PressAsync(anna, RegistrationDriver.Next, step);
        }

        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["valid-driving-licence-ce"] = "2026-08-01" });
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["valid-driving-licence-ce"] = "2026-08-01" });

        Assert.Equal(new DateOnly(2026, 8, 1), Assert.Single((await Scene.ProfileAsync(anna))!.Competences).ValidUntil);
    }

    [Fact]
    public async Task What_is_proposed_under_an_old_notice_is_asked_for_its_details_after_the_new_one()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { Consent = profile.Consent with { NoticeVersion = "2025-1" } }, "driving-licence-b");
        await anna.SayAsync("Ich spreche Arabisch", Token);

        var notice = await Scene.PressAsync(anna, "proposal.take", new Dictionary<string, string> { ["competences"] = "arabic" });
        Assert.Contains("Datenschutz und Einwilligung", notice.Words(), StringComparison.Ordinal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["consent"] = "true" });
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["categories"] = "driving,languages" });
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["competences"] = "driving-licence-b" });
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["competences"] = "arabic" });
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["level-arabic"] = "b2" });

        var stored = (await Scene.ProfileAsync(anna))!;
        Assert.Equal("b2", stored.Competences.Single(held => held.CompetenceId == "arabic").Level);
        Assert.Equal(People.Notice, stored.Consent.NoticeVersion);
    }

    [Fact]
    public async Task An_alarm_is_an_alarm_also_in_the_middle_of_a_registration()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(2, "driving-licence-c");
        await Scene.RegisterUpToAsync(coordinator, 2);

        Assert.Contains("Vorschau", await coordinator.AskAsync("alarm 5 Führerschein C"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_proposed_in_the_middle_of_a_registration_comes_on_top_of_what_was_entered()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.SayAsync("Ich spreche Polnisch", Token);
        await Scene.RegisterUpToAsync(anna, 5);

        var proposal = anna.Messages.First(message => message.Words().Contains("Polnisch", StringComparison.Ordinal));
        var categories = await Scene.PressAsync(anna, "proposal.take", new Dictionary<string, string> { ["competences"] = "polish" }, proposal);
        Assert.Contains("Polnisch", categories.Words(), StringComparison.Ordinal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["categories"] = "driving,languages" }, proposal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["competences"] = "driving-licence-c" }, proposal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["competences"] = "arabic,polish" }, proposal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["level-arabic"] = "a1", ["level-polish"] = "b1" }, proposal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[6], proposal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, message: proposal);
        await Scene.PressAsync(anna, RegistrationDriver.Next, message: proposal);

        Assert.Equal(["arabic", "driving-licence-c", "polish"], (await Scene.ProfileAsync(anna))!.Competences.Select(held => held.CompetenceId).Order());
    }

    [Fact]
    public async Task Who_takes_back_the_consent_to_text_messages_has_no_code_word_any_more()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { Consent = profile.Consent with { Sms = true }, Mobile = "+4915155501234", CodeWord = "Sonnenblume" }, "driving-licence-b");
        await anna.SayAsync("aktualisieren einwilligungen", Token);

        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["consent"] = "true", ["sms"] = "false" });

        Assert.Null((await Scene.ProfileAsync(anna))!.CodeWord);
    }

    [Fact]
    public async Task Who_agrees_to_text_messages_with_a_landline_is_asked_for_another_number()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", profile => profile with { Mobile = "+4923155501" }, "driving-licence-b");
        await anna.SayAsync("aktualisieren einwilligungen", Token);

        var contact = await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["consent"] = "true", ["sms"] = "true" });

        Assert.Contains("Mobilnummer", contact.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_mark_asks_for_help()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        Assert.StartsWith("Das können Sie mir schreiben", await anna.AskAsync("?"), StringComparison.Ordinal);
    }
}
