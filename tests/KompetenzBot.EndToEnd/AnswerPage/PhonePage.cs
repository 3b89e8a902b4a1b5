using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using KompetenzBot.Sandbox;
using Microsoft.Playwright;

namespace KompetenzBot.EndToEnd.AnswerPage;

/// <summary>The answer page on a narrow phone. Every look at it checks what a page must be, in light and dark, and leaves pictures.</summary>
internal sealed class PhonePage(IBrowserContext context, IPage page, string name) : IAsyncDisposable
{
    private const int Narrow = 360;
    private const int Narrowest = 320;
    private const int Height = 740;
    private const int MostBytes = 15 * 1024;
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];
    private readonly List<string> _complaints = [];

    public static async Task<PhonePage> OpenAsync(IBrowser browser, Uri link, string name)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = Narrow, Height = Height }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true });
        var page = await context.NewPageAsync();
        var phone = new PhonePage(context, page, name);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                phone._complaints.Add(message.Text);
            }
        };
        await page.GotoAsync(link.ToString());
        return phone;
    }

    public Task GoAsync(Uri link) => page.GotoAsync(link.ToString());

    public Task PressAsync(string title) => page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).And(page.Locator(":visible")).First.ClickAsync();

    public Task FollowAsync(string title) => page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();

    /// <summary>Opens what is behind a line.</summary>
    public Task UnfoldAsync(string title) => page.Locator("summary").Filter(new() { HasText = title }).And(page.Locator(":visible")).First.ClickAsync();

    public Task FillAsync(string label, string text) => page.GetByLabel(label).And(page.Locator(":visible")).First.FillAsync(text);

    public Task ChooseAsync(string label) => page.GetByLabel(label).And(page.Locator(":visible")).First.CheckAsync();

    /// <summary>Says what state this is: the page must say so, and is looked at closely.</summary>
    public async Task SeesAsync(string words, string state)
    {
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);
        Assert.InRange((await page.ContentAsync()).Length, 1, MostBytes);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.scripts.length"));
        await page.SetViewportSizeAsync(Narrowest, Height);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Narrowest, $"{state} is wider than the phone.");
        await page.SetViewportSizeAsync(Narrow, Height);
        foreach (var scheme in Schemes)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(new()
            {
                FullPage = true,
                Path = Path.GetFullPath(SandboxDirectory.File("..", "..", "artifacts", "screenshots", "answer-page", $"{name}-{state}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png")),
            });
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
            Assert.True(found.Violations.Length == 0, $"{state}, {scheme}: {string.Join("; ", found.Violations.Select(one => $"{one.Id}: {string.Join(", ", one.Nodes.Select(node => node.Html))}"))}");
            Assert.NotEmpty(found.Passes);
        }

        Assert.Empty(_complaints);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
