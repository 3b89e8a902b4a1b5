using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Sandbox;

/// <summary>The page <c>/faults</c>, on which a person turns faults on and off.</summary>
public sealed class FaultsPage(CityFaults faults)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/faults";

    private const string All = "all";

    /// <summary>Shows the page, or does what its form says.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != Path)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            await TakeAsync(context);
        }
        else
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Write());
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType && context.Request.Headers["Sec-Fetch-Site"] != "cross-site" ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var (on, off) = (form["on"].ToString(), form["off"].ToString());
        if (off == All)
            faults.Clear();
        else if (!faults.Set(on.Length > 0 ? on : off, on.Length > 0))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            context.Response.Redirect(Path);
    }

    private string Write()
    {
        var all = faults.All;
        var main = new StringBuilder("<h1>Störungen</h1><p class=\"soft\">Schalten Sie ein, was ausfallen soll, und sehen Sie zu. Alles wirkt sofort und nur in dieser Stadt.</p>");
        main.Append("<form method=\"post\">");
        foreach (var one in all)
            main.Append(Article(one));
        if (all.Any(one => one.Since is not null))
            main.Append("<button id=\"off-all\" name=\"off\" value=\"all\">Alles wieder in Ordnung bringen</button>");
        return SandboxPage.Write(Path, "Störungen", hasFaults: true, main.Append("</form>").ToString());
    }

    private static string Article(FaultSwitch one)
    {
        var (title, isOn) = (SandboxPage.Escape(one.Title), one.Since is not null);
        var state = one.Since is { } since ? $"⚠ an seit {SandboxPage.Local(since).ToString("HH:mm", CultureInfo.InvariantCulture)} Uhr" : "aus";
        return $"""
            <article{(isOn ? " class=\"on\"" : "")}>
            <div class="row"><h2 id="title-{one.Id}">{title}</h2><span class="state">{state}</span></div>
            <p>{SandboxPage.Escape(one.Does)}</p>
            <p class="soft"><strong>Darauf achten:</strong> {SandboxPage.Escape(one.Watch)}</p>
            <button id="switch-{one.Id}" aria-labelledby="switch-{one.Id} title-{one.Id}" name="{(isOn ? "off" : "on")}" value="{one.Id}">{(isOn ? "Ausschalten" : "Einschalten")}</button>
            </article>

            """;
    }
}
