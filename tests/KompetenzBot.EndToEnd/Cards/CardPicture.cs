using System.Text.Json;
using KompetenzBot.Sandbox;
using Microsoft.Playwright;

namespace KompetenzBot.EndToEnd.Cards;

/// <summary>
/// Draws cards for people to look at, with the official renderer in the colours and sizes of Teams. Charts show their fallback.
/// Texts, colours and distances are those of Teams; buttons and inputs are the renderer's.
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
          input:not([type=checkbox], [type=radio]), textarea, select { color: inherit !important; background: transparent !important }
        </style>
        <body><main></main></body>
        </html>
        """;

    private const string Draw =
        """
        ([theme, ...texts]) => {
          const [card, config] = texts.map((text) => JSON.parse(text));
          const { AdaptiveCard, HostConfig } = window.AdaptiveCards;
          const markdown = window.markdownit();
          AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown.render(text); result.didProcess = true; };
          const drawn = new AdaptiveCard();
          drawn.hostConfig = new HostConfig(config);
          drawn.parse(card);
          const main = document.querySelector('main');
          main.classList.toggle('full', card.msteams?.width === 'Full');
          main.replaceChildren(drawn.render());
          document.documentElement.style.colorScheme = theme;
          document.body.style.background = theme === 'dark' ? '#141414' : '#f5f5f5';
        }
        """;

    /// <summary>Writes <c>artifacts/cards/{name}.{theme}.png</c> in the repository.</summary>
    /// <returns>The absolute path of the picture.</returns>
    public static async Task<string> DrawAsync(IBrowser browser, JsonElement card, string name, CardTheme theme, CancellationToken cancellationToken = default)
    {
        await NodePackages.EnsureInstalledAsync(cancellationToken: cancellationToken);
        await using var context = await browser.NewContextAsync(new() { DeviceScaleFactor = 2, Locale = "de-DE", Offline = true });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Page);
        await page.AddStyleTagAsync(new() { Path = NodePackages.File("adaptivecards", "dist", "adaptivecards.css") });
        await page.AddScriptTagAsync(new() { Path = NodePackages.File("adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = NodePackages.File("markdown-it", "dist", "markdown-it.min.js") });
        await page.EvaluateAsync(Draw, new[] { Suffix(theme), card.GetRawText(), await ConfigAsync(theme, cancellationToken) });

        var path = Path.GetFullPath(SandboxDirectory.File("..", "..", "artifacts", "cards", $"{name}.{Suffix(theme)}.png"));
        await page.Locator("body").ScreenshotAsync(new() { Path = path });
        return path;
    }

    private static Task<string> ConfigAsync(CardTheme theme, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(NodePackages.File("adaptivecards-designer", "lib", "hostConfigs", $"microsoft-teams-{Suffix(theme)}.json"), cancellationToken);

    private static string Suffix(CardTheme theme) => theme is CardTheme.Dark ? "dark" : "light";
}

/// <summary>The host configurations that Teams publishes.</summary>
internal enum CardTheme
{
    Light,
    Dark,
}
