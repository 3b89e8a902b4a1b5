using System.Globalization;
using System.Net;
using System.Text;

namespace KompetenzBot.Oversight;

/// <summary>The report as one page that can be printed and filed. It needs nothing from elsewhere, and every text in it is escaped.</summary>
public sealed class OversightPaper(OversightLines lines)
{
    private const string Style =
        "body{font:11pt/1.4 sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#000;background:#fff}" +
        "h1{font-size:16pt}h2{font-size:12pt;margin:1.6em 0 .4em;break-after:avoid}table{border-collapse:collapse;width:100%}" +
        "th,td{border:1px solid #666;padding:.25em .5em;text-align:left;vertical-align:top}td.n{text-align:right;white-space:nowrap;width:6em}tr{break-inside:avoid}" +
        "@page{margin:2cm}@media print{body{margin:0;max-width:none}}";

    /// <summary>The page in the current language.</summary>
    public string Build(OversightReport report)
    {
        var title = Text(OversightLines.Title(report.Quarter));
        var page = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{title}</title><style>{Style}</style></head><body><h1>{title}</h1><p>{Text(lines.Span(report))}</p>");
        foreach (var body in report.Bodies)
        {
            Numbers(page, OversightLines.NameOf(body), lines.Of(body));
        }

        Numbers(page, OversightTexts.Approvers, OversightLines.Approvals(report));
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(OversightTexts.Reasons)}</h2>");
        if (report.Calls.Count == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(OversightTexts.NoCalls)}</p>");
        }
        else
        {
            page.Append(CultureInfo.InvariantCulture, $"<table><thead><tr><th scope=\"col\">{Text(OversightTexts.ColumnCall)}</th><th scope=\"col\">{Text(OversightTexts.ColumnReason)}</th></tr></thead><tbody>");
            foreach (var call in report.Calls)
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(lines.HeadOf(call))}</th><td>{string.Join("<br>", OversightLines.DeclaredIn(call).Select(Text))}</td></tr>");
            }

            page.Append("</tbody></table>");
        }

        page.Append(CultureInfo.InvariantCulture, $"<p>{Text(OversightTexts.Rounding)}</p>");
        if (report.End is { } end)
        {
            Numbers(page, OversightTexts.State, OversightLines.Of(end));
        }

        return page.Append("</body></html>").ToString();
    }

    private static void Numbers(StringBuilder page, string title, IReadOnlyList<(string Label, string Value)> values)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(title)}</h2><table><tbody>");
        foreach (var (label, value) in values)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(label)}</th><td class=\"n\">{Text(value)}</td></tr>");
        }

        page.Append("</tbody></table>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
