using System.Globalization;
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
          main { width: var(--width, 480px); border-radius: 4px; overflow: hidden; box-shadow: 0 1px 4px #0006 }
          main.full { width: var(--width, 720px) }
          input:not([type=checkbox], [type=radio]), textarea, select { color: inherit !important; background: transparent !important }
        </style>
        <body><main></main></body>
        </html>
        """;

    private const string Draw =
        """
        ([theme, width, ...texts]) => {
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
          if (width) main.style.setProperty('--width', `${width}px`);
          document.documentElement.style.colorScheme = theme;
          document.body.style.background = theme === 'dark' ? '#141414' : '#f5f5f5';
        }
        """;

    /// <summary>What reaches beyond the right edge, where nobody sees it. A table scrolls by itself.</summary>
    private const string TooWide =
        """
        () => {
          const main = document.querySelector('main');
          const edge = main.getBoundingClientRect().right + 1;
          return [...main.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge).map((one) => `${one.className || one.tagName}: ${one.textContent.slice(0, 60)}`);
        }
        """;

    /// <summary>Writes <c>artifacts/cards/{name}.{theme}.png</c> in the repository.</summary>
    /// <param name="browser">Draws.</param>
    /// <param name="card">The card.</param>
    /// <param name="name">Of the picture.</param>
    /// <param name="theme">The colours.</param>
    /// <param name="width">In pixels; where left out, as wide as Teams shows it on a desk.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The absolute path of the picture, and what is cut off at the right edge.</returns>
    public static async Task<(string Path, IReadOnlyList<string> CutOff)> DrawAsync(
        IBrowser browser, JsonElement card, string name, CardTheme theme, int? width = null, CancellationToken cancellationToken = default)
    {
        await NodePackages.EnsureInstalledAsync(cancellationToken: cancellationToken);
        await using var context = await browser.NewContextAsync(new() { DeviceScaleFactor = 2, Locale = "de-DE", Offline = true });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Page);
        await page.AddStyleTagAsync(new() { Path = NodePackages.File("adaptivecards", "dist", "adaptivecards.css") });
        await page.AddScriptTagAsync(new() { Path = NodePackages.File("adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = NodePackages.File("markdown-it", "dist", "markdown-it.min.js") });
        await page.EvaluateAsync(Draw, new[] { Suffix(theme), width?.ToString(CultureInfo.InvariantCulture) ?? string.Empty, card.GetRawText(), await ConfigAsync(theme, cancellationToken) });

        var path = Path.GetFullPath(SandboxDirectory.File("..", "..", "artifacts", "cards", $"{name}.{Suffix(theme)}.png"));
        await page.Locator("body").ScreenshotAsync(new() { Path = path });
        return (path, await page.EvaluateAsync<string[]>(TooWide));
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
