using System.Globalization;
using System.Text.RegularExpressions;
using KompetenzBot.Recruiting;
using KompetenzBot.Sandbox;

namespace KompetenzBot.EndToEnd.Recruiting;

/// <summary>The poster as it comes out of a printer.</summary>
public sealed partial class PosterTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task The_poster_prints_on_one_page_and_needs_nothing_from_the_network(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var html = Poster.Html(new Uri("https://teams.microsoft.com/l/app/00000000-0000-4000-8000-0000000000ab"), "Fragen: datenschutz@stadt.example");
        await using var context = await chromium.Browser.NewContextAsync(new() { Offline = true, ViewportSize = new() { Width = 794, Height = 1123 } });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(html);

        await page.ScreenshotAsync(new() { Path = Path.GetFullPath(SandboxDirectory.File("..", "..", "artifacts", "screenshots", $"poster-{language}.png")), FullPage = true });
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));

        Assert.Single(PdfPage().Matches(pdf));
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PdfPage();
}
