using Azure.Core;
using Azure.Core.Pipeline;

namespace KompetenzBot.Tests.Storage;

/// <summary>The way to the real storage, on which requests are counted while they are under way.</summary>
internal sealed class CountedNetwork : HttpPipelineTransport
{
    private static readonly HttpClientTransport Network = new();
    private readonly Lock _gate = new();
    private int _underWay;

    /// <summary>How many were under way together.</summary>
    public int Most { get; private set; }

    public override Request CreateRequest() => Network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Only asynchronous calls are made.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Change(1);
        try
        {
            await Network.ProcessAsync(message);
        }
        finally
        {
            Change(-1);
        }
    }

    private void Change(int by)
    {
        lock (_gate)
        {
            _underWay += by;
            Most = Math.Max(Most, _underWay);
        }
    }
}
