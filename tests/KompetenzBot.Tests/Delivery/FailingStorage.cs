using System.Net;
using KompetenzBot.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KompetenzBot.Tests.Delivery;

/// <summary>Stands between a bot and the real storage, and fails when it is told to. Signatures stay valid: they cover the path, not the host.</summary>
internal sealed class FailingStorage : IAsyncDisposable
{
    private static readonly HashSet<string> NotForwarded = new(["Host", "Connection", "Transfer-Encoding", "Content-Length"], StringComparer.OrdinalIgnoreCase);
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly List<WebApplication> _services = [];
    private volatile bool _isDown;

    /// <summary>While set, every request is answered with 503.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    /// <summary>The way over it.</summary>
    public async Task<string> StartAsync(string connectionString)
    {
        var account = StorageAccount.Parse(connectionString);
        foreach (var service in new[] { account.TableEndpoint, account.QueueEndpoint })
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var app = builder.Build();
            app.Run(context => ForwardAsync(service, context));
            await app.StartAsync();
            _services.Add(app);
            connectionString = connectionString.Replace(service.GetLeftPart(UriPartial.Authority), app.Urls.First(), StringComparison.Ordinal);
        }

        return connectionString;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        _client.Dispose();
    }

    private async Task ForwardAsync(Uri service, HttpContext context)
    {
        if (IsDown)
        {
            context.Response.StatusCode = 503;
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), service.GetLeftPart(UriPartial.Authority) + context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body) { Headers = { ContentLength = context.Request.ContentLength } };
        }

        foreach (var (name, value) in context.Request.Headers.Where(header => !NotForwarded.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (string?)value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (string?)value);
            }
        }

        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !NotForwarded.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
