using System.Text.Json;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Platform.Tests.AdaptiveCards;

public sealed class SerialisationTests
{
    [Fact]
    public void A_card_is_written_as_the_schema_spells_it()
    {
        var card = new AdaptiveCard
        {
            Lang = "de",
            Body =
            [
                new AdaptiveTextBlock("Übung") { Size = AdaptiveTextSize.ExtraLarge, Spacing = AdaptiveSpacing.None },
                new AdaptiveTimeInput { Id = "from", Label = "Von", Value = new(8, 5) },
                new AdaptiveDonutChart { Data = [new("Zusagen", 0)], Fallback = AdaptiveFallbackElement.Drop },
            ],
            MsTeams = new() { Width = TeamsCardWidth.Full },
        };

        AssertJson(
            """
            {
              "type": "AdaptiveCard",
              "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
              "version": "1.5",
              "lang": "de",
              "body": [
                { "type": "TextBlock", "text": "Übung", "wrap": true, "size": "extraLarge", "spacing": "none" },
                { "type": "Input.Time", "id": "from", "label": "Von", "value": "08:05" },
                { "type": "Chart.Donut", "data": [ { "legend": "Zusagen", "value": 0 } ], "fallback": "drop" }
              ],
              "actions": [],
              "msteams": { "width": "Full" }
            }
            """,
            card);
    }

    [Fact]
    public void An_execute_falls_back_to_a_submit_with_its_verb_in_the_data()
    {
        var card = new AdaptiveCard
        {
            Actions = [new AdaptiveExecuteAction { Title = "Ja", Verb = "answer", Data = new() { ["alarm"] = 42 }, AssociatedInputs = AdaptiveAssociatedInputs.None }],
        };

        AssertJson(
            """
            {
              "type": "AdaptiveCard",
              "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
              "version": "1.5",
              "body": [],
              "actions": [
                {
                  "type": "Action.Execute", "title": "Ja", "verb": "answer", "data": { "alarm": 42 }, "associatedInputs": "None",
                  "fallback": { "type": "Action.Submit", "title": "Ja", "data": { "alarm": 42, "verb": "answer" }, "associatedInputs": "None" }
                }
              ]
            }
            """,
            card);
    }

    [Fact]
    public void The_fallback_follows_a_changed_copy_of_the_action()
    {
        var yes = new AdaptiveExecuteAction { Title = "Ja", Verb = "yes" };

        var later = yes with { Title = "Später", Verb = "later" };

        Assert.Equal("Später", later.Fallback?.Content?.Title);
        Assert.Equal("later", Assert.IsType<AdaptiveSubmitAction>(later.Fallback?.Content).Data?[AdaptiveExecuteAction.VerbKey]?.GetValue<string>());
    }

    [Fact]
    public void A_refresh_has_no_fallback() => Assert.Null(new AdaptiveRefresh(new() { Title = "Neu", Verb = "refresh" }).Action.Fallback);

    [Fact]
    public void The_size_counts_letters_in_utf8() =>
        Assert.Equal(
            new AdaptiveCard { Body = [new AdaptiveTextBlock("")] }.SizeInBytes() + 2,
            new AdaptiveCard { Body = [new AdaptiveTextBlock("ü")] }.SizeInBytes());

    private static void AssertJson(string expected, AdaptiveCard card)
    {
        var actual = card.ToJsonElement();
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), actual.GetRawText());
    }
}
