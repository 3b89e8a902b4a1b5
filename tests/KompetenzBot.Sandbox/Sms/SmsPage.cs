using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace KompetenzBot.Sandbox;

/// <summary>What went out, as a page for people: the newest first, links can be followed.</summary>
internal static partial class SmsPage
{
    private const string Head = """
        <!doctype html>
        <html lang="de">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="refresh" content="3">
        <title>SMS in der Spielstadt</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #f4f5f7; }
        h1 { font-size: 1.4rem; }
        article { background: #fff; border: 1px solid #c9ccd1; border-radius: .75rem; padding: .75rem 1rem; margin: 1rem 0; }
        article p { margin: .25rem 0; overflow-wrap: anywhere; white-space: pre-line; }
        .meta { color: #4a4f57; font-size: .875rem; }
        a { color: #0b4f9e; }
        </style>
        </head>
        <body>
        <main>
        <h1>SMS, die der Bot verschickt hat</h1>
        """;

    public static string Write(IReadOnlyList<SentSms> sent)
    {
        var page = new StringBuilder(Head);
        page.Append(sent.Count == 0 ? "<p>Noch keine. Die Seite lädt sich alle drei Sekunden neu.</p>" : $"<p>{sent.Count} insgesamt, die neueste zuerst.</p>");
        foreach (var sms in sent.Reverse())
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <article>
                <p class="meta">An {WebUtility.HtmlEncode(sms.To)} von {WebUtility.HtmlEncode(sms.From)} · {sms.At.ToLocalTime():dd.MM.yyyy HH:mm:ss} · {sms.Text.Length} Zeichen, {sms.Segments} SMS</p>
                <p>{Linked(sms.Text)}</p>
                </article>
                """);
        }

        return page.Append("</main></body></html>").ToString();
    }

    private static string Linked(string text)
    {
        var (html, end) = (new StringBuilder(), 0);
        foreach (Match link in Address().Matches(text))
        {
            html.Append(WebUtility.HtmlEncode(text[end..link.Index]));
            var address = WebUtility.HtmlEncode(link.Value);
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"{address}\">{address}</a>");
            end = link.Index + link.Length;
        }

        return html.Append(WebUtility.HtmlEncode(text[end..])).ToString();
    }

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Address();
}
