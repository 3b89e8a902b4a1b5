using Azure;

namespace KompetenzBot.Platform.Tables;

/// <summary>Where the next page starts. Any page may be short or empty and still have one.</summary>
internal sealed record TableContinuation(string NextPartitionKey, string? NextRowKey)
{
    public static TableContinuation? Of(Response response) =>
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition) && partition is not null
            ? new TableContinuation(partition, response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) ? row : null)
            : null;
}
