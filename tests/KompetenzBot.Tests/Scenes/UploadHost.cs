using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Scenes;

/// <summary>Stands for people's own file storage: takes what is uploaded in one piece, and gives back files that people sent.</summary>
internal sealed class UploadHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private UploadHost(WebApplication app) => _app = app;

    /// <summary>By path: what was uploaded, or what can be read.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests that carried a token, which nobody here may get.</summary>
    public ConcurrentQueue<string> Tokens { get; } = new();

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.First();

    public static async Task<UploadHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var host = new UploadHost(builder.Build());
        host._app.Run(host.HandleAsync);
        await host._app.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count > 0)
        {
            Tokens.Enqueue(http.Request.Path);
        }

        if (http.Request.Method == HttpMethods.Put)
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var whole = $"bytes 0-{body.Length - 1}/{body.Length}";
            http.Response.StatusCode = http.Request.Headers.ContentRange == whole ? StatusCodes.Status201Created : StatusCodes.Status400BadRequest;
            Files[http.Request.Path] = body.ToArray();
        }
        else if (Files.TryGetValue(http.Request.Path, out var file))
        {
            await http.Response.Body.WriteAsync(file);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
