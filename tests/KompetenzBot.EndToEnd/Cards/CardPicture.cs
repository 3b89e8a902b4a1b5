using System.Text.Json;
using KompetenzBot.Sandbox;
using Microsoft.Playwright;

namespace KompetenzBot.EndToEnd.Cards;

/// <summary>
/// Draws cards for people to look at, with the official renderer in the colours and sizes of Teams. Charts show their fallback.
/// Colours of texts and distances are those of Teams; buttons and inputs are only like them.
/// </summary>
internal static class CardPicture
{
    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="de">
        <style>
          body { margin: 0; padding: 16px; display: inline-block; font: 14px "Segoe UI", "Open Sans", sans-serif }
          main { width: 480px; border-radius: 4px; overflow: hidden; box-shadow: 0 1px 4px #0006 }
          main.full { width: 720px }
          button, input, textarea, select { font: inherit; padding: 5px 12px; border: 1px solid #8888; border-radius: 4px; background: transparent; color: inherit }
          input[type=checkbox], input[type=radio] { width: auto !important; margin: 4px }
          .ac-pushButton { font-weight: 600; cursor: pointer }
          .style-positive { background: #5b5fc7; color: white }
          .style-destructive { color: #c4314b }
        </style>
        <body><main></main></body>
        </html>
        """;

    private const string Draw =
        """
        ({ card, config }) => {
          const { AdaptiveCard, HostConfig } = window.AdaptiveCards;
          const markdown = window.markdownit();
          AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown.render(text); result.didProcess = true; };
          const drawn = new AdaptiveCard();
          drawn.hostConfig = new HostConfig(config);
          drawn.parse(card);
          const main = document.querySelector('main');
          main.classList.toggle('full', card.msteams?.width === 'Full');
          main.replaceChildren(drawn.render());
          const { backgroundColor, foregroundColors } = config.containerStyles.default;
          document.body.style.background = backgroundColor;
          document.body.style.color = foregroundColors.default.default;
        }
        """;

    /// <summary>Writes <c>artifacts/cards/{name}.{theme}.png</c> in the repository.</summary>
    /// <returns>The absolute path of the picture.</returns>
    public static async Task<string> DrawAsync(IBrowser browser, JsonElement card, string name, CardTheme theme, CancellationToken cancellationToken = default)
    {
        await NodePackages.EnsureInstalledAsync(cancellationToken: cancellationToken);
        await using var context = await browser.NewContextAsync(new() { DeviceScaleFactor = 2, Offline = true });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Page);
        await page.AddStyleTagAsync(new() { Path = NodePackages.File("adaptivecards", "dist", "adaptivecards.css") });
        await page.AddScriptTagAsync(new() { Path = NodePackages.File("adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = NodePackages.File("markdown-it", "dist", "markdown-it.min.js") });
        await page.EvaluateAsync(Draw, new { card, config = await ConfigAsync(theme, cancellationToken) });

        var path = Path.GetFullPath(SandboxDirectory.File("..", "..", "artifacts", "cards", $"{name}.{Suffix(theme)}.png"));
        await page.Locator("body").ScreenshotAsync(new() { Path = path });
        return path;
    }

    private static async Task<JsonElement> ConfigAsync(CardTheme theme, CancellationToken cancellationToken)
    {
        var file = NodePackages.File("adaptivecards-designer", "lib", "hostConfigs", $"microsoft-teams-{Suffix(theme)}.json");
        return JsonElement.Parse(await File.ReadAllBytesAsync(file, cancellationToken));
    }

    private static string Suffix(CardTheme theme) => theme is CardTheme.Dark ? "dark" : "light";
}

/// <summary>The host configurations that Teams publishes.</summary>
internal enum CardTheme
{
    Light,
    Dark,
}
