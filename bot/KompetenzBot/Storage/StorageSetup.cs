namespace KompetenzBot.Storage;

/// <summary>Creates what is missing before anything else starts.</summary>
internal sealed class StorageSetup(StorageNames names) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(StorageNames.AllTables.Select(name => names.Table(name).CreateIfNotExistsAsync(cancellationToken)));
        await Task.WhenAll(WorkQueues.AllQueues.Select(name => names.Queue(name).CreateIfNotExistsAsync(cancellationToken)));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
