using Azure.Core;
using Azure.Core.Pipeline;

namespace KompetenzBot.Benchmarks;

/// <summary>Counts the requests that a storage client of this process sends, repetitions included.</summary>
internal sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _requests);
}
