using KompetenzBot.Sandbox;
using Microsoft.Playwright;

namespace KompetenzBot.EndToEnd.Playground;

/// <summary>The personal chat in the Playground's web page, used as a person does: type, tick, click, look.</summary>
internal sealed class PlaygroundPage(IPage page, string journey) : IAsyncDisposable
{
    private const float Patience = 30_000;
    private const int NarrowestWithPanes = 800;

    /// <summary>The Playground's own panes leave a phone no room for the chat; Teams shows only the chat there.</summary>
    private const string HidePanes = """
        () => {
            for (const text of ['Log Panel', 'Personal and Group Chat']) {
                let pane = [...document.querySelectorAll('*')].find(one => one.childElementCount === 0 && one.textContent.trim() === text);
                while (pane && pane.getBoundingClientRect().height < innerHeight * 0.7) pane = pane.parentElement;
                if (pane) pane.style.display = 'none';
            }
            document.head.appendChild(document.createElement('style')).textContent = '* { min-width: 0 !important; } .ac-adaptiveCard { max-width: 300px; }';
        }
        """;

    private static readonly string Pictures = Path.Combine(SandboxDirectory.Path, "..", "..", "artifacts", "screenshots");
    private int _pictures;

    /// <summary>The newest card in the chat.</summary>
    public ILocator LastCard => page.Locator(".ac-adaptiveCard").Last;

    /// <summary>Opens the page and waits until it has told the bot of the chat.</summary>
    public static async Task<PlaygroundPage> OpenAsync(IBrowser browser, AgentsPlayground playground, string journey, int width = 1280)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 1400 }, Locale = "de-DE" });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(playground.Url.ToString());
        await page.GetByText("conversationUpdate").First.WaitForAsync();
        if (width < NarrowestWithPanes)
        {
            await page.EvaluateAsync(HidePanes);
        }

        return new PlaygroundPage(page, journey);
    }

    /// <summary>The newest card that has this heading or text.</summary>
    public ILocator Card(string text) => page.Locator(".ac-adaptiveCard", new() { HasText = text }).Last;

    /// <summary>Writes a message.</summary>
    public async Task SayAsync(string text)
    {
        await page.Locator("[data-lexical-editor=true]").ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits for a card with this text.</summary>
    public async Task<ILocator> SeesAsync(string text)
    {
        await Card(text).WaitForAsync();
        return Card(text);
    }

    /// <summary>Presses a button of a card.</summary>
    public static Task PressAsync(ILocator card, string button) => card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();

    /// <summary>Ticks a box by the words beside it.</summary>
    public static Task TickAsync(ILocator card, string words) => card.GetByText(words, new() { Exact = true }).ClickAsync();

    /// <summary>Fills an input by its label.</summary>
    public static Task FillAsync(ILocator card, string label, string text) => card.GetByLabel(label).FillAsync(text);

    /// <summary>Chooses in a drop-down by its label.</summary>
    public async Task ChooseAsync(ILocator card, string label, string choice)
    {
        await card.GetByLabel(label).First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }

    /// <summary>Keeps a picture of the whole page as an artefact of the run, and one of the card alone, as the handbook shows it.</summary>
    public async Task PictureAsync(string name, ILocator? card = null)
    {
        _pictures++;
        var file = FormattableString.Invariant($"{journey}-{name.Replace(" ", "-", StringComparison.Ordinal)}.png");
        await (card ?? LastCard).ScreenshotAsync(new() { Path = Path.Combine(Pictures, "cards", file), Animations = ScreenshotAnimations.Disabled });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, FormattableString.Invariant($"{journey}-{_pictures:00}-{name.Replace(" ", "-", StringComparison.Ordinal)}.png")) });
    }

    public async ValueTask DisposeAsync() => await page.CloseAsync();
}
