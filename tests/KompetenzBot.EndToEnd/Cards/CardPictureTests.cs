using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.EndToEnd.Cards;

public sealed class CardPictureTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_card_is_drawn_in_both_themes()
    {
        var card = new AdaptiveCard
        {
            Body =
            [
                new AdaptiveTextBlock("Übung: Aufbau Impfzentrum") { Size = AdaptiveTextSize.Large, Weight = AdaptiveTextWeight.Bolder },
                new AdaptiveContainer
                {
                    Style = AdaptiveContainerStyle.Warning,
                    Items = [new AdaptiveTextBlock("Dies ist eine **Übung**.")],
                },
                new AdaptiveFactSet { Facts = [new("Wo", "Westfalenhallen"), new("Wann", "heute 18-22 Uhr")] },
                new AdaptiveTimeInput { Id = "from", Label = "Früheste Ankunft", Value = new(18, 0) },
                new AdaptiveDonutChart { Data = [new("Zusagen", 3), new("offen", 2)], Fallback = new AdaptiveTextBlock("3 Zusagen, 2 offen") },
            ],
            Actions =
            [
                new AdaptiveExecuteAction { Title = "Ja", Verb = "yes", Style = AdaptiveActionStyle.Positive },
                new AdaptiveExecuteAction { Title = "Nein", Verb = "no", Style = AdaptiveActionStyle.Destructive },
            ],
        };

        foreach (var theme in Enum.GetValues<CardTheme>())
        {
            var (path, cutOff) = await CardPicture.DrawAsync(chromium.Browser, card.ToJsonElement(), "sample", theme, cancellationToken: TestContext.Current.CancellationToken);

            Assert.True(new FileInfo(path).Length > 5000, path);
            Assert.Empty(cutOff);
        }
    }
}
