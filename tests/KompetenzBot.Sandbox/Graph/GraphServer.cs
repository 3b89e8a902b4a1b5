using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Sandbox;

/// <summary>The directory's HTTP surface: version, token and the connection around <see cref="GraphDesk"/>.</summary>
internal sealed class GraphServer(GraphDesk desk, SimulatedGraphOptions options)
{
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
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        await WriteAsync(context.Response, Decide(context.Request, body));
    }

    private GraphReply Decide(HttpRequest request, string body)
    {
        if (request.Headers.Authorization != $"Bearer {options.Token}")
            return GraphReply.Error(401, "InvalidAuthenticationToken", "Access token is empty or invalid.");
        return request.Path.StartsWithSegments("/v1.0", StringComparison.Ordinal, out var rest)
            ? desk.Answer(new GraphRequest(
                options.Time.GetUtcNow(), request.Method, rest.Value!.TrimStart('/'), GraphQuery.Parse(request.QueryString.Value ?? ""), request.ContentType, body))
            : GraphReply.BadRequest("Invalid version.");
    }

    private static async Task WriteAsync(HttpResponse response, GraphReply reply)
    {
        response.StatusCode = reply.Status;
        response.Headers.RetryAfter = reply.RetryAfterSeconds;
        if (reply.Body is null)
            return;
        response.ContentType = "application/json;odata.metadata=minimal;charset=utf-8";
        await response.WriteAsync(reply.Body.ToJsonString());
    }
}
