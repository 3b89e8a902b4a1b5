namespace KompetenzBot.Benchmarks;

/// <summary>Kinds of storage transactions, as far as they matter for cost and load.</summary>
internal static class StorageTransaction
{
    public const string QueueLook = "queue: looks for messages";

    /// <summary>The kind of a request, by its method and path.</summary>
    public static string KindOf(string method, string path) => (method, path) switch
    {
        ("GET", _) when path.EndsWith("/messages", StringComparison.Ordinal) => QueueLook,
        ("POST", _) when path.EndsWith("/messages", StringComparison.Ordinal) => "queue: messages sent",
        (_, _) when path.Contains("/messages/", StringComparison.Ordinal) => "queue: messages deleted or extended",
        ("POST", _) when path.EndsWith("/$batch", StringComparison.Ordinal) => "tables: entity group transactions",
        ("GET", _) when path.Contains("PartitionKey=", StringComparison.Ordinal) => "tables: entities read",
        ("GET", _) when path.EndsWith("()", StringComparison.Ordinal) => "tables: pages queried",
        ("GET" or "HEAD", _) => "queue: lengths asked",
        _ => "tables: single writes",
    };
}
