using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Platform.Tests.AdaptiveCards;

public sealed class GalleryTests(CardCheckerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cards => new()
    {
        { nameof(Gallery.Elements), Gallery.Elements.ToJsonElement().GetRawText() },
        { nameof(Gallery.Inputs), Gallery.Inputs.ToJsonElement().GetRawText() },
        { nameof(Gallery.Charts), Gallery.Charts.ToJsonElement().GetRawText() },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task Renderer_schema_and_rules_accept_every_element(string name, string json)
    {
        var findings = await fixture.Checker.CheckAsync(JsonElement.Parse(json), Cancellation);

        Assert.True(findings.Count == 0, $"{name}: {string.Join(Environment.NewLine, findings)}");
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_reads_back_as_it_was_written(string name, string json)
    {
        var card = JsonSerializer.Deserialize(json, AdaptiveCardJson.Default.AdaptiveCard);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), card!.ToJsonElement()), name);
    }

    [Fact]
    public void The_gallery_leaves_no_type_out()
    {
        var known = new[] { typeof(AdaptiveElement), typeof(AdaptiveAction), typeof(AdaptiveInline) }
            .SelectMany(type => type.GetCustomAttributes<JsonDerivedTypeAttribute>()).Select(derived => (string)derived.TypeDiscriminator!);
        var shown = string.Concat(Cards.Select(card => card.Data.Item2));

        Assert.DoesNotContain(known, type => !shown.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_reads_texts_labels_buttons_and_the_words_for_charts_but_nothing_hidden()
    {
        var elements = await fixture.Checker.ReadAsync(Gallery.Elements.ToJsonElement(), cancellationToken: Cancellation);
        var inputs = await fixture.Checker.ReadAsync(Gallery.Inputs.ToJsonElement(), cancellationToken: Cancellation);
        var charts = await fixture.Checker.ReadAsync(Gallery.Charts.ToJsonElement(), cancellationToken: Cancellation);

        Assert.Contains("Übung: Aufbau Impfzentrum", elements, StringComparison.Ordinal);
        Assert.Contains("Ja", elements.Split('\n'));
        Assert.DoesNotContain("3 von 5", elements, StringComparison.Ordinal);
        Assert.Contains("Mobilnummer", inputs, StringComparison.Ordinal);
        Assert.Equal(8, charts.Split('\n').Count(line => line == "3 Zusagen, 0 offen"));
    }
}
