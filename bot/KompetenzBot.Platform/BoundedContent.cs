namespace KompetenzBot.Platform;

/// <summary>Reads a body up to a limit, so that nobody can fill our memory.</summary>
internal static class BoundedContent
{
    /// <summary>The whole body.</summary>
    /// <exception cref="HttpRequestException">The body is longer than the limit, or the connection broke.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await content.LoadIntoBufferAsync(limit, cancellationToken);
        return await content.ReadAsByteArrayAsync(cancellationToken);
    }
}
