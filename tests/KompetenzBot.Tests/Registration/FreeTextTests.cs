using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Registration.FreeText;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Registration;

/// <summary>What people write instead of ticking: understood, proposed, never stored unasked.</summary>
public sealed class FreeTextTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Sentence = "Ich spreche fließend Polnisch und habe den LKW-Führerschein";

    [Fact]
    public async Task A_sentence_of_someone_new_begins_the_registration_with_what_was_confirmed()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        var words = await anna.AskAsync(Sentence);
        Assert.Contains("Das habe ich verstanden", words, StringComparison.Ordinal);
        Assert.Contains("Polnisch · C1", words, StringComparison.Ordinal);
        Assert.Contains("Führerschein C", words, StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Profiles"));

        await Scene.PressAsync(anna, "Übernehmen", new Dictionary<string, string>(StringComparer.Ordinal) { ["competences"] = "polish:c1,driving-licence-c" });
        foreach (var inputs in (Dictionary<string, string>?[])[null, RegistrationDriver.Inputs[1], null, null, null, null, RegistrationDriver.Inputs[6], null, null])
        {
            await Scene.PressAsync(anna, RegistrationDriver.Next, inputs);
        }

        Assert.Equal(
            [new HeldCompetence("driving-licence-c"), new("polish", "c1")],
            (await Scene.ProfileAsync(anna))!.Competences.OrderBy(held => held.CompetenceId, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_sentence_of_a_volunteer_leads_to_their_competences_and_adds_only_what_they_save()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "first-aid");
        await anna.SayAsync(Sentence, Token);

        var card = await Scene.PressAsync(anna, "Übernehmen", new Dictionary<string, string>(StringComparer.Ordinal) { ["competences"] = "polish:c1" });
        Assert.Contains("Verstanden und schon ausgewählt: Polnisch", card.Words(), StringComparison.Ordinal);
        Assert.Single((await Scene.ProfileAsync(anna))!.Competences);
        for (var step = 0; step < 4; step++)
        {
            await Scene.PressAsync(anna, RegistrationDriver.Next);
        }

        Assert.Equal(2, (await Scene.ProfileAsync(anna))!.Competences.Count);
    }

    [Fact]
    public async Task None_of_it_stores_none_of_it()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "first-aid");
        await anna.SayAsync("Gebärdensprache", Token);

        Assert.Contains("nichts davon gespeichert", (await Scene.PressAsync(anna, "Nichts davon")).Words(), StringComparison.Ordinal);
        Assert.Single((await Scene.ProfileAsync(anna))!.Competences);
    }

    [Theory]
    [InlineData("Arabisch und LKW-Führerschein", "Arabisch, Führerschein C")]
    [InlineData("Englisch und Gebärdensprache", "Englisch, Gebärdensprache")]
    public async Task In_the_registration_competences_can_be_typed_instead_of_ticked(string text, string understood)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 2);

        Assert.Contains($"Verstanden und schon ausgewählt: {understood}", await anna.AskAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public void No_command_is_taken_for_a_competence()
    {
        var recognizers = Scene.Bot.Services.GetRequiredService<Recognizers>();

        Assert.All(Scene.Bot.Services.GetServices<ICommand>().SelectMany(command => command.Words.All), word => Assert.Empty(recognizers.Recognize(word)));
    }

    [Theory]
    [InlineData("Meine Frau ist Krankenschwester")]
    [InlineData("Guten Morgen")]
    [InlineData("Kann ich auch ohne Führerschein mitmachen?")]
    public async Task What_names_nothing_is_answered_with_help(string text)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        Assert.Contains("Das können Sie mir schreiben", await anna.AskAsync(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Erste Hilfe")]
    [InlineData("arab", "Arabisch")]
    [InlineData("Sanitäter", "Sanitätshelfer/in")]
    [InlineData("Ketensäge", "Motorsägenschein")]
    public async Task Typing_into_the_search_finds_names_synonyms_and_small_typos(string text, string expected)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        var answer = await anna.InvokeAsync("application/search", System.Text.Json.Nodes.JsonNode.Parse($$"""{"queryText":"{{text}}","queryOptions":{"skip":0,"top":15},"dataset":"competences"}""")!, null, Token);

        Assert.Contains(expected, System.Text.RegularExpressions.Regex.Unescape(answer.Body!.Value.GetRawText()), StringComparison.Ordinal);
    }
}
