using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Platform.Sms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Sandbox;

/// <summary>The provider's HTTP surface: <c>POST /sms</c> for the bot, <c>GET /sms</c> for people.</summary>
internal sealed class SmsServer(SmsDesk desk, SmsSignatureCheck signatures, SimulatedSmsOptions options, Func<RequestDelegate?> beside)
{
    private readonly Random _random = new(options.Seed);

    public async Task<WebApplication> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync(cancellationToken);
        return app;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path != SmsPage.Path && beside() is { } other)
        {
            await other(context);
        }
        else if (request.Path != SmsPage.Path)
        {
            context.Response.StatusCode = 404;
        }
        else if (HttpMethods.IsGet(request.Method))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(SmsPage.Write(desk.Newest, request.Query["to"] is [{ Length: > 0 } number] ? number : null, hasFaults: beside() is not null));
        }
        else
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, context.RequestAborted);
            await DelayAsync(context.RequestAborted);
            await WriteAsync(context.Response, Decide(request, buffer.ToArray()));
        }
    }

    private async Task DelayAsync(CancellationToken cancellationToken)
    {
        if (options.Latency is not { } latency)
            return;
        TimeSpan delay;
        lock (_random)
            delay = latency(_random);
        await Task.Delay(delay, options.Time, cancellationToken);
    }

    private SmsReply Decide(HttpRequest request, byte[] body)
    {
        if (!signatures.Accepts(request, body))
            return new SmsReply(401);
        if (!HttpMethods.IsPost(request.Method) || request.Query["api-version"] != SmsClient.ApiVersion || request.ContentType != "application/json")
            return new SmsReply(400);
        try
        {
            return desk.Answer(JsonNode.Parse(body));
        }
        catch (JsonException)
        {
            return new SmsReply(400);
        }
    }

    private static async Task WriteAsync(HttpResponse response, SmsReply reply)
    {
        response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (reply.Body is null)
            return;
        response.ContentType = "application/json";
        await response.WriteAsync(reply.Body.ToJsonString());
    }
}
