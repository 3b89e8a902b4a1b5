using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>A backup account of this machine, which remembers what it was given, in order.</summary>
internal sealed class BlobStandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<Blob> _blobs = new();
    private readonly WebApplication _app;

    private BlobStandIn(string? refused)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPut("/{**path}", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var content = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
            if (refused is not null && request.Path.Value!.EndsWith(refused, StringComparison.Ordinal))
            {
                return Results.StatusCode(StatusCodes.Status409Conflict);
            }

            _blobs.Enqueue(new Blob(request.Path.Value!, request.Headers["x-ms-blob-type"].ToString(), content));
            return Results.StatusCode(StatusCodes.Status201Created);
        });
    }

    public IReadOnlyList<Blob> Blobs => [.. _blobs];

    public string Address => _app.Urls.Single();

    /// <summary>On a port that nobody has.</summary>
    /// <param name="refused">How the name of a blob ends that is not taken; null: everything is.</param>
    public static async Task<BlobStandIn> StartAsync(string? refused = null)
    {
        var standIn = new BlobStandIn(refused);
        await standIn._app.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>What was put.</summary>
    public sealed record Blob(string Path, string Kind, string Content);
}
