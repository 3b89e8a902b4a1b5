using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KompetenzBot.Tests.Storage;

/// <summary>The way to the real storage, on which the first requests of a kind get lost: before they arrive or on the way back.</summary>
/// <param name="isConcerned">Which requests.</param>
/// <param name="losses">How many of them.</param>
/// <param name="arrives">Whether they take effect all the same.</param>
internal sealed class UncertainNetwork(Func<Request, bool> isConcerned, int losses, bool arrives) : HttpPipelineTransport
{
    private static readonly HttpClientTransport Network = new();
    private int _losses = losses;

    public override Request CreateRequest() => Network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Only asynchronous calls are made.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var isLost = isConcerned(message.Request) && Interlocked.Decrement(ref _losses) >= 0;
        if (!isLost || arrives)
        {
            await Network.ProcessAsync(message);
        }

        if (isLost)
        {
            throw new RequestFailedException(0, "The connection was reset.", new IOException("The connection was reset."));
        }
    }
}
