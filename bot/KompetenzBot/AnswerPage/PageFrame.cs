using System.Globalization;
using System.Text;
using KompetenzBot.Conversations;

namespace KompetenzBot.AnswerPage;

/// <summary>What is around every page, and the shapes that pages share.</summary>
internal static class PageFrame
{
    private static readonly HtmlStyle Style = new(PageStyle.Css);

    /// <summary>A page in the current language.</summary>
    public static string Page(string title, params IEnumerable<HtmlNode> content) => Document(CultureInfo.CurrentUICulture, title, content);

    /// <summary>A page for somebody of whom nothing is known: in both languages.</summary>
    public static string PageForAnybody(Languages languages, Func<string> title, Func<string> text)
    {
        var (german, english) = (Say(languages.German, title, text), Say(languages.Of("en"), title, text));
        return Document(
            languages.German,
            german.Title,
            [Heading(german.Title), Paragraph(german.Text), new HtmlElement("div", new HtmlElement("h2", english.Title), Paragraph(english.Text)).With("lang", "en").With("class", "box")]);
    }

    public static HtmlElement Heading(string text) => new("h1", text);

    public static HtmlElement Paragraph(string text, string? look = null) => look is null ? new HtmlElement("p", text) : new HtmlElement("p", text).With("class", look);

    public static HtmlElement Box(string look, params IReadOnlyList<HtmlNode> content) => new HtmlElement("div", content).With("class", $"box {look}".TrimEnd());

    private static (string Title, string Text) Say(CultureInfo culture, Func<string> title, Func<string> text)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        var said = (title(), text());
        CultureInfo.CurrentUICulture = before;
        return said;
    }

    private static string Document(CultureInfo culture, string title, IEnumerable<HtmlNode> content)
    {
        var html = new StringBuilder("<!DOCTYPE html>");
        new HtmlElement(
            "html",
            new HtmlElement(
                "head",
                new HtmlElement("meta").With("charset", "utf-8"),
                new HtmlElement("meta").With("name", "viewport").With("content", "width=device-width,initial-scale=1"),
                new HtmlElement("meta").With("name", "robots").With("content", "noindex,nofollow"),
                new HtmlElement("meta").With("name", "color-scheme").With("content", "light dark"),
                new HtmlElement("meta").With("name", "format-detection").With("content", "telephone=no"),
                new HtmlElement("title", title),
                Style),
            new HtmlElement("body", new HtmlElement("main", [.. content])))
            .With("lang", culture.TwoLetterISOLanguageName).WriteTo(html);
        return html.ToString();
    }
}
