using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Conversations;

/// <summary><c>Bot:Culture</c> decides whether the language of the person's client counts.</summary>
public sealed class CultureTests(TestStorage storage, TestCards cards)
{
    [Theory]
    [InlineData("auto", "de-DE", "Willkommen")]
    [InlineData("auto", "en-US", "Welcome")]
    [InlineData("auto", "pl-PL", "Willkommen")]
    [InlineData("de", "en-US", "Willkommen")]
    [InlineData("en", "de-DE", "Welcome")]
    public async Task The_welcome_is_in_the_configured_language_or_in_that_of_the_client(string culture, string locale, string expected)
    {
        await using var scene = await Scene.StartAsync(storage, cards, new SceneOptions { Configuration = new(StringComparer.Ordinal) { ["Bot:Culture"] = culture } });
        var anna = scene.Teams.AddUser("Anna Öztürk", locale: locale);

        await anna.InstallAsync(TestContext.Current.CancellationToken);

        Assert.Contains(expected, anna.LastWords(), StringComparison.Ordinal);
        Assert.Equal(expected == "Welcome" ? "en" : "de", anna.LatestCard!.Card!.Value.GetProperty("lang").GetString());
    }

    [Fact]
    public async Task A_registration_in_English_is_English_from_the_first_card_to_the_last()
    {
        await using var scene = await Scene.StartAsync(storage, cards);
        var anna = scene.Teams.AddUser("Anna Öztürk", locale: "en-GB");

        var saved = await scene.RegisterAsync(anna);

        Assert.Contains("Saved", saved.Words(), StringComparison.Ordinal);
        Assert.Equal("en", (await scene.ProfileAsync(anna))!.Culture);
        Assert.Contains("Driving licence C", await anna.AskAsync("profile"), StringComparison.OrdinalIgnoreCase);
    }
}
