using System.Text.Json.Nodes;
using KompetenzBot.Competences;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Storage;

/// <summary>However much a person enters, their drafts fit into a row.</summary>
public sealed class LargestDraftTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    public static TheoryData<string> Characters => ["ü", "\"", "\\", "🚒", "\u200B", "\uE000", "漢"];

    [Theory]
    [MemberData(nameof(Characters))]
    public async Task A_form_of_absurd_length_over_a_registration_with_everything_is_saved_and_refused_politely(string character)
    {
        var coordinator = Scene.AddCoordinator();
        await ChooseEverythingAsync(coordinator);
        await coordinator.SayAsync("alarm", Token);
        var text = string.Concat(Enumerable.Repeat(character, 4_000));

        var answer = await FillInAsync(coordinator, ("needs", text), ("place", text), ("when", text), ("text", text));

        Assert.Contains("zu lang", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("Möglich sind 800 Zeichen", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_the_greatest_length_that_the_form_takes_is_not_cut()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");

        var preview = await coordinator.AskAsync($"alarm 5 Führerschein C, {new string('p', 150)}, morgen 18-22 Uhr: {new string('t', 799)}!");

        Assert.Contains("ttt!", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("zu lang", preview, StringComparison.Ordinal);
    }

    private async Task ChooseEverythingAsync(SimulatedUser person)
    {
        await Scene.RegisterUpToAsync(person, 2);
        await FillInAsync(person, ("categories", string.Join(',', Catalogue.Categories.Select(category => category.Id))));
        foreach (var category in Catalogue.Categories)
        {
            await FillInAsync(person, ("competences", string.Join(',', Catalogue.InCategory(category.Id).Select(competence => competence.Id))));
        }
    }

    private Task<BotAnswer> FillInAsync(SimulatedUser person, params (string Input, string Text)[] inputs)
    {
        var button = CardReader.ActionsIn(person.LatestCard!.Card!.Value).First(action => action.Verb is "registration.next" or "alarm.check");
        return SendAsync(person, Crafted.Action(button.Json, inputs));
    }

    private async Task<BotAnswer> SendAsync(SimulatedUser person, JsonObject value)
    {
        var answer = await person.InvokeAsync("adaptiveCard/action", value, person.LatestCard, Token);
        Assert.NotNull(answer.Card);
        await Scene.UntilAsync(() => person.LatestCard!.Words() == answer.Words());
        return answer;
    }
}
