using System.Text.Json;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Platform.Tests.AdaptiveCards;

public sealed class CardRulesTests(CardCheckerFixture fixture)
{
    [Theory]
    [InlineData("""{"type":"TextBlock","text":" "}""", "body[0] (TextBlock): text is empty")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"Ort","value":""}]}""", "body[0].facts[0] (Fact): value is empty")]
    [InlineData("""{"type":"Input.Text","id":"a"}""", "body[0] (Input.Text): has no label")]
    [InlineData("""{"type":"Input.Text","id":"verb","label":"L"}""", "body[0] (Input.Text): the id verb is taken by the verb of actions")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"L","isRequired":true}""", "body[0] (Input.Text): can be wrong and has no error message")]
    [InlineData("""{"type":"Input.Number","id":"a","label":"L","min":1,"errorMessage":"E"}""", "body[0] (Input.Number): is optional with a minimum: left empty it keeps the card from being submitted")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","label":"L","isMultiSelect":true,"choices":[{"title":"A, B","value":"a,b"}]}""", "body[0] (Input.ChoiceSet): a choice of several has a comma in its value")]
    [InlineData("""{"type":"Container","items":[{"type":"Chart.Pie","data":[{"legend":"offen","value":2}],"fallback":"drop"}]}""", "body[0].items[0] (Chart.Pie): has no element as fallback")]
    [InlineData("""{"type":"Chart.Gauge","segments":[],"fallback":{"type":"TextBlock","text":"leer"}}""", "body[0] (Chart.Gauge): has no data: Teams shows nothing, not even the fallback")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"Ja","verb":"yes"}]}""", "body[0].actions[0] (Action.Execute): has no Action.Submit of the same title and verb as fallback")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.ToggleVisibility","title":"Mehr","targetElements":["more"]}]}""", "body[0].actions[0] (Action.ToggleVisibility): there is no element more to show or hide")]
    [InlineData("""{"type":"Image","url":"data:image/png;base64,AA=="}""", "body[0] (Image): has no altText")]
    [InlineData("""{"type":"TextBlock","text":"zu spät","color":"Attention"}""", "body[0] (TextBlock): its colour says something that no sign before the words says")]
    [InlineData("""{"type":"Container","items":[{"type":"Input.Text","id":"a","label":"Stufe"},{"type":"Input.Text","id":"b","label":"Stufe"}]}""", "body[0].items[0], body[0].items[1]: have the same label Stufe")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Submit","title":"Jetzt registrieren"},{"type":"Action.Submit","title":"Was kann ich schreiben?"}]}""", "body[0] (ActionSet): the buttons Jetzt registrieren, Was kann ich schreiben? do not fit beside each other on a phone")]
    public void Names_what_is_wrong_and_where(string element, string finding) =>
        Assert.Equal([finding], CardRules.Findings(JsonElement.Parse($$"""{"type":"AdaptiveCard","version":"1.5","body":[{{element}}]}""")));

    [Fact]
    public void Names_a_card_that_is_too_large()
    {
        var card = new AdaptiveCard { Body = [new AdaptiveTextBlock(new string('ü', AdaptiveCard.MaxSizeInBytes / 2))] };

        Assert.Equal([$"The card has {card.SizeInBytes()} bytes, and 28672 fit."], CardRules.Findings(card.ToJsonElement()));
    }

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"a","size":"Huge"}""")]
    [InlineData("""{"type":"Nothing"}""")]
    [InlineData("""{"type":"Input.Text","id":"","label":"L"}""")]
    public async Task The_renderer_has_its_say(string element)
    {
        var card = JsonElement.Parse($$"""{"type":"AdaptiveCard","version":"1.5","body":[{{element}}]}""");

        Assert.NotEmpty(await fixture.Checker.CheckAsync(card, TestContext.Current.CancellationToken));
    }
}
