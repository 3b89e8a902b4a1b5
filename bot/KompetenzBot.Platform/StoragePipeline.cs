using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace KompetenzBot.Platform;

internal static class StoragePipeline
{
    private static readonly string[] Scopes = ["https://storage.azure.com/.default"];

    private static readonly HttpClientTransport SharedTransport = new(new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // addresses contain keys, and keys can be people's ids: they must not reach traces
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    /// <summary>What suits a bot whose answer a person waits for: short tries, few of them.</summary>
    public static void SetDefaults(ClientOptions options)
    {
        options.Transport = SharedTransport;
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(3);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
    }

    public static HttpPipeline Build(ClientOptions options, StorageAccount account, Func<byte[], HttpPipelinePolicy> sign) =>
        HttpPipelineBuilder.Build(options, account.Key is { } key ? sign(key) : new BearerTokenAuthenticationPolicy(account.Credential!, Scopes));

    /// <summary>Sends and turns every way of not getting an answer into one exception that <paramref name="noResponse"/> makes.</summary>
    public static async Task<Response> SendAsync(
        this HttpPipeline pipeline, HttpMessage message, Func<Exception, RequestFailedException> noResponse, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
        catch (Exception exception) when (exception
            is RequestFailedException { Status: 0 } or AggregateException or OperationCanceledException or IOException or AuthenticationFailedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw noResponse(exception);
        }
    }
}
