namespace KompetenzBot.Platform.Queues;

/// <summary>The queues of one account. Safe for concurrent use; make one and keep it.</summary>
public sealed class QueueServiceClient(StorageAccount account, QueueClientOptions? options = null)
{
    private readonly QueuePipeline pipeline = new(account, options ?? new QueueClientOptions());

    /// <summary>A client of one queue, which need not exist yet. Sends nothing.</summary>
    /// <exception cref="ArgumentException">The name is not 3 to 63 lower case letters, digits and single hyphens.</exception>
    public QueueClient GetQueueClient(string queueName)
    {
        ArgumentNullException.ThrowIfNull(queueName);
        return new QueueClient(pipeline, new QueueAddress(account.QueueEndpoint, QueueRules.QueueName(queueName)), queueName);
    }
}
