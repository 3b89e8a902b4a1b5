using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Diagnostics;

/// <summary>Receives OTLP over HTTP, and keeps what came as it came: in protobuf every text stands as it is.</summary>
internal sealed class TelemetryReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Kind, byte[] Body)> _received = new();
    private readonly WebApplication _app;

    private TelemetryReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            _received.Enqueue((http.Request.Path.Value!.Split('/')[^1], body.ToArray()));
            http.Response.ContentType = "application/x-protobuf";
        });
    }

    /// <summary>For <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public string Endpoint => _app.Urls.Single();

    public static async Task<TelemetryReceiver> StartAsync()
    {
        var receiver = new TelemetryReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Everything of one kind: <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public string Text(string kind) => string.Join('\n', _received.Where(one => one.Kind == kind).Select(one => Encoding.UTF8.GetString(one.Body)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
