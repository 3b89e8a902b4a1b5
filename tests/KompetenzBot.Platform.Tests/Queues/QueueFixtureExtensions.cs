using KompetenzBot.Platform.Queues;

namespace KompetenzBot.Platform.Tests.Queues;

internal static class QueueFixtureExtensions
{
    /// <summary>A new, empty queue of its own name.</summary>
    public static async Task<QueueClient> NewQueueAsync(this AzuriteFixture azurite)
    {
        var service = new QueueServiceClient(StorageAccount.Parse(azurite.ConnectionString));
        var queue = service.GetQueueClient($"q-{Guid.NewGuid():N}");
        await queue.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        return queue;
    }
}
