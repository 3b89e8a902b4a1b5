using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Sandbox;

/// <summary>
/// The way from the bot to the Playground's connector. It passes everything on as it is, unless the simulated Teams has a fault: to the bot both are one Teams, which
/// works for everybody or for nobody.
/// </summary>
internal sealed class PlaygroundLine : IAsyncDisposable
{
    private const string Connector = "/_connector";

    private readonly Faults _faults;
    private readonly TimeProvider _time;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private WebApplication? _server;

    private PlaygroundLine(Faults faults, TimeProvider time) => (_faults, _time) = (faults, time);

    /// <summary>What the Playground's activities name as their service URL.</summary>
    public string ServiceUrl { get; private set; } = "";

    /// <summary>The Playground's own address, as soon as it has one.</summary>
    public Uri? Playground { get; set; }

    public static async Task<PlaygroundLine> StartAsync(int port, Faults faults, TimeProvider time, CancellationToken cancellationToken)
    {
        var line = new PlaygroundLine(faults, time);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        line._server = builder.Build();
        line._server.Run(line.PassAsync);
        await line._server.StartAsync(cancellationToken);
        line.ServiceUrl = line._server.Urls.First() + Connector;
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var fault = _faults.Take(new ConnectorRequest(_time.GetUtcNow(), ConnectorOperation.Send, null, null, ""));
        if (fault is { Delay: { Ticks: > 0 } delay })
            await Task.Delay(delay, _time, context.RequestAborted);

        using var answer = fault is null or { OnlySlow: true } or { AfterAcceptance: true } ? await ForwardAsync(context.Request, body.ToArray(), context.RequestAborted) : null;
        if (fault is null or { OnlySlow: true })
            await WriteAsync(context, answer!);
        else if (fault.Status is { } status)
            Refuse(context.Response, status, fault.RetryAfter);
        else
            context.Abort();
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequest request, byte[] body, CancellationToken cancellationToken)
    {
        using var passed = new HttpRequestMessage(HttpMethod.Parse(request.Method), new Uri(Playground!, request.Path.Value + request.QueryString.Value));
        if (body.Length > 0)
        {
            passed.Content = new ByteArrayContent(body);
            passed.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        passed.Headers.TryAddWithoutValidation("Authorization", request.Headers.Authorization.ToString());
        return await _http.SendAsync(passed, cancellationToken);
    }

    private static async Task WriteAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static void Refuse(HttpResponse response, int status, TimeSpan? retryAfter)
    {
        response.StatusCode = status;
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }
}
