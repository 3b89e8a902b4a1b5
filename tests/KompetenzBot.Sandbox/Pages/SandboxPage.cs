using System.Net;

namespace KompetenzBot.Sandbox;

/// <summary>What the sandbox's own pages share: one column, light and dark, and a script that shows what is new without moving what one reads.</summary>
internal static class SandboxPage
{
    private const string Style = """
        :root { color-scheme: light dark; --page: #eef1f5; --ink: #15202b; --soft: #4a5868; --card: #fff; --line: #c9d1da; --link: #0b4f9e; --good: #1b6e34; --bad: #a3211b; --on: #fff3d9; --online: #8a5300; }
        @media (prefers-color-scheme: dark) { :root { --page: #10161d; --ink: #f0f3f6; --soft: #b8c3cf; --card: #1a232d; --line: #3b4856; --link: #9cc8ff; --good: #7ad695; --bad: #ff9d94; --on: #33260a; --online: #f2b84b; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        header, main { max-width: 42rem; margin: 0 auto; padding: 0 1rem; }
        header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-top: .875rem; }
        header strong { margin-right: auto; }
        header a { padding: .25rem 0; }
        header a[aria-current] { color: inherit; font-weight: 700; text-decoration: none; }
        main { padding-bottom: 3rem; }
        h1 { margin: .75rem 0 .25rem; font-size: 1.5rem; line-height: 1.25; }
        h2 { margin: 0; font-size: 1.125rem; }
        p { margin: 0 0 .5rem; }
        a { color: var(--link); }
        .soft { color: var(--soft); font-size: .9375rem; }
        article { margin: 1rem 0; padding: .875rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
        article > :last-child { margin-bottom: 0; }
        .row { display: flex; flex-wrap: wrap; gap: 0 .75rem; justify-content: space-between; }
        .text { margin: .5rem 0; font-size: 1.0625rem; overflow-wrap: anywhere; white-space: pre-line; }
        .good { color: var(--good); }
        .bad { color: var(--bad); }
        .good, .bad { font-weight: 600; }
        article.on { border: 2px solid var(--online); background: var(--on); }
        article.on .state { font-weight: 700; }
        article > .row { margin-bottom: .25rem; }
        button { width: 100%; min-height: 3rem; margin-top: .25rem; padding: .5rem 1rem; border: 2px solid var(--ink); border-radius: .625rem; background: var(--card); color: var(--ink); font: inherit; font-weight: 700; cursor: pointer; }
        a:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        """;

    /// <summary>Fetches the page again, and says so when there is nothing any more to fetch it from.</summary>
    private const string Script = """
        const main = document.querySelector('main'), gone = document.getElementById('gone');
        setInterval(async () => {
            if (document.hidden) return;
            try {
                const html = await (await fetch(location.href, { cache: 'no-store' })).text();
                const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
                gone.hidden = true;
                if (fresh.innerHTML === main.innerHTML || !getSelection().isCollapsed) return;
                const focus = document.activeElement && document.activeElement.id;
                main.innerHTML = fresh.innerHTML;
                if (focus) document.getElementById(focus)?.focus();
            } catch { gone.hidden = false; }
        }, 2000);
        """;

    private static readonly TimeZoneInfo City = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>A page.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="hasFaults">Whether there is a page of faults, too.</param>
    /// <param name="main">Its content, escaped.</param>
    public static string Write(string path, string title, bool hasFaults, string main) => $"""
        <!doctype html>
        <html lang="de">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · Spielstadt</title>
        <style>{Style}</style>
        </head>
        <body>
        <header><strong>Spielstadt</strong>{Link("/sms", "SMS", path)}{(hasFaults ? Link("/faults", "Störungen", path) : "")}</header>
        <main>{main}</main>
        <p id="gone" role="status" class="bad" style="max-width:42rem;margin:1rem auto;padding:0 1rem" hidden>Die Spielstadt antwortet nicht mehr.</p>
        <script>{Script}</script>
        </body>
        </html>
        """;

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A time of the city.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, City);

    private static string Link(string to, string title, string path) => $"""<a href="{to}"{(to == path ? " aria-current=\"page\"" : "")}>{title}</a>""";
}
