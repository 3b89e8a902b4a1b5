using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KompetenzBot.Sandbox;

/// <summary>What went out, as a page for people: the newest first, links can be followed.</summary>
internal static partial class SmsPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/sms";

    private const int Most = 200;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The page.</summary>
    /// <param name="newest">What went out and what was refused, the newest first.</param>
    /// <param name="number">Whose phone; null: everybody's.</param>
    /// <param name="hasFaults">Whether there is a page of faults, too.</param>
    public static string Write(IReadOnlyList<(SentSms Sms, SmsState State)> newest, string? number, bool hasFaults)
    {
        var shown = number is null ? newest : [.. newest.Where(one => one.Sms.To == number)];
        var main = new StringBuilder($"<h1>{(number is null ? "SMS" : "SMS an " + SandboxPage.Escape(number))}</h1><p class=\"soft\">{Summary(shown)}</p>");
        if (number is not null)
            main.Append(German, $"<p><a href=\"{Path}\">Alle SMS zeigen</a></p>");
        foreach (var (sms, state) in shown.Take(Most))
            main.Append(Article(sms, state, saysTo: number is null));
        if (shown.Count > Most)
            main.Append(German, $"<p class=\"soft\">Ältere sind hier weggelassen.</p>");
        return SandboxPage.Write(Path, "SMS", hasFaults, main.ToString());
    }

    private static string Summary(IReadOnlyList<(SentSms Sms, SmsState State)> shown)
    {
        if (shown.Count == 0)
            return "Noch keine. Sie erscheinen hier von selbst.";
        var counts = shown.CountBy(one => one.State).OrderBy(count => count.Key).Select(count => string.Create(German, $"{count.Value:N0} {Word(count.Key)}"));
        return shown.Count == 1 ? $"Eine, {Word(shown[0].State)}." : string.Create(German, $"{shown.Count:N0}, die neueste zuerst: {string.Join(", ", counts)}.");
    }

    private static string Article(SentSms sms, SmsState state, bool saysTo)
    {
        var at = SandboxPage.Local(sms.At);
        var way = saysTo ? $"""An <a id="to-{sms.MessageId}" href="{Path}?to={Uri.EscapeDataString(sms.To)}">{SandboxPage.Escape(sms.To)}</a> von {SandboxPage.Escape(sms.From)}""" : $"Von {SandboxPage.Escape(sms.From)}";
        return $"""
            <article>
            <p class="row soft"><span>{way}</span><time datetime="{at:O}">{at.ToString("dd.MM. HH:mm:ss", German)}</time></p>
            <p class="text">{Linked(sms)}</p>
            <p class="row soft"><span>{sms.Text.Length.ToString(German)} Zeichen, {sms.Segments.ToString(German)} SMS</span><span{Look(state)}>{Sign(state)} {Word(state)}</span></p>
            </article>

            """;
    }

    private static string Word(SmsState state) => state switch
    {
        SmsState.Taken => "unterwegs",
        SmsState.Delivered => "zugestellt",
        SmsState.Failed => "nicht zugestellt",
        SmsState.Refused => "Nummer abgelehnt",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Sign(SmsState state) => state switch { SmsState.Taken => "…", SmsState.Delivered => "✓", _ => "✗" };

    private static string Look(SmsState state) => state switch { SmsState.Taken => "", SmsState.Delivered => " class=\"good\"", _ => " class=\"bad\"" };

    private static string Linked(SentSms sms)
    {
        var (html, end) = (new StringBuilder(), 0);
        foreach (Match link in Address().Matches(sms.Text))
        {
            html.Append(SandboxPage.Escape(sms.Text[end..link.Index]));
            var address = SandboxPage.Escape(link.Value);
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"{address}\">{address}</a>");
            end = link.Index + link.Length;
        }

        return html.Append(SandboxPage.Escape(sms.Text[end..])).ToString();
    }

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Address();
}
