namespace KompetenzBot.Privacy;

/// <summary>Before anything is sent or answered, erases again whom a copy of the tables has brought back.</summary>
internal sealed partial class ErasureReplay(IErasureLedger ledger, Eraser eraser, TimeProvider time, ILogger<ErasureReplay> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var returned = await ledger.FindReturnedAsync(cancellationToken);
        foreach (var user in returned)
        {
            await eraser.EraseAgainAsync(user, time.GetUtcNow(), cancellationToken);
        }

        if (returned.Count > 0)
        {
            Log.ErasedAgain(logger, returned.Count);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} people who had been erased were in the tables again, and were erased again.")]
        public static partial void ErasedAgain(ILogger logger, int count);
    }
}
