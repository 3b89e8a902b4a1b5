using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using KompetenzBot.EndToEnd.AnswerPage;
using KompetenzBot.Sandbox;
using Microsoft.Playwright;

namespace KompetenzBot.EndToEnd.Sms;

/// <summary>The sandbox's own pages on a phone.</summary>
internal sealed class CityPage(IBrowserContext context, IPage page, string journey) : IAsyncDisposable
{
    private const int Width = 360;
    /// <summary>Teams is out when it has taken nothing for a minute.</summary>
    private const float Patience = 150_000;
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    public static async Task<CityPage> OpenAsync(IBrowser browser, Uri address, string journey)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = Width, Height = 740 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true, Locale = "de-DE" });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address.ToString());
        return new CityPage(context, page, journey);
    }

    /// <summary>Waits, without loading anything again, until the page says so.</summary>
    public Task SeesAsync(string words) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(words, new() { Timeout = Patience });

    /// <summary>Presses a switch.</summary>
    public async Task SwitchAsync(string title, bool on)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"{(on ? "Einschalten" : "Ausschalten")} {title}", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("article", new() { HasText = title }).Locator(".state")).ToContainTextAsync(on ? "an seit" : "aus");
    }

    /// <summary>Follows the link of the newest message.</summary>
    public async Task<PhonePage> TapLinkAsync()
    {
        await page.Locator(".text a").First.ClickAsync();
        await page.WaitForURLAsync("**/a/*", new() { WaitUntil = WaitUntilState.Commit });
        return new PhonePage(context, page, journey);
    }

    /// <summary>Keeps pictures, light and dark, and checks that the page is as wide as the phone and accessible.</summary>
    public async Task PictureAsync(string name)
    {
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Width, $"{name} is wider than the phone.");
        foreach (var scheme in Schemes)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new() { Path = FileOf(name, scheme) });
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
            Assert.True(found.Violations.Length == 0, $"{name}, {scheme}: {string.Join("; ", found.Violations.Select(one => $"{one.Id}: {string.Join(", ", one.Nodes.Select(node => node.Html))}"))}");
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private string FileOf(string name, ColorScheme scheme) =>
        Path.GetFullPath(SandboxDirectory.File("..", "..", "artifacts", "screenshots", "sms", $"{journey}-{name}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"));
}
