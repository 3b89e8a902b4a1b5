using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Benchmarks;

/// <summary>Stands between the bot and one storage service, counts what passes, and fails when it is to. Signatures stay valid: they cover the path, not the host.</summary>
internal sealed class StorageProxy(Uri service) : IAsyncDisposable
{
    private static readonly HashSet<string> NotForwarded = new(["Host", "Connection", "Transfer-Encoding", "Content-Length"], StringComparer.OrdinalIgnoreCase);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null });
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private WebApplication? _server;

    /// <summary>Where the bot finds the service: scheme, host and port.</summary>
    public string Address => _server!.Urls.First();

    /// <summary>How often each kind of transaction passed.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Whether everything is refused, as by a storage in trouble.</summary>
    public bool IsFailing { get; set; }

    public static async Task<StorageProxy> StartAsync(Uri service, CancellationToken cancellationToken)
    {
        var proxy = new StorageProxy(service);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        proxy._server = builder.Build();
        proxy._server.Run(proxy.ForwardAsync);
        await proxy._server.StartAsync(cancellationToken);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _client.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        if (IsFailing)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _counts.AddOrUpdate(StorageTransaction.KindOf(context.Request.Method, context.Request.Path), 1, (_, before) => before + 1);
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), service.GetLeftPart(UriPartial.Authority) + target);
        if (context.Request.ContentLength > 0)
            request.Content = new StreamContent(context.Request.Body) { Headers = { ContentLength = context.Request.ContentLength } };
        foreach (var (name, value) in context.Request.Headers.Where(header => !NotForwarded.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (string?)value))
                request.Content?.Headers.TryAddWithoutValidation(name, (string?)value);
        }

        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !NotForwarded.Contains(header.Key)))
            context.Response.Headers[name] = values.ToArray();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
