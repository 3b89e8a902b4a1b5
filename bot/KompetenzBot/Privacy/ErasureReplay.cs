namespace KompetenzBot.Privacy;

/// <summary>
/// Before anything is sent or answered, erases again whom a copy of the tables has brought back. All of them are written down first: what a fault keeps from being
/// erased now is finished by <see cref="ErasureFinisher"/>, and one person's damaged rows do not keep the bot from starting.
/// </summary>
internal sealed partial class ErasureReplay(IErasureLedger ledger, Eraser eraser, TimeProvider time, ILogger<ErasureReplay> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        List<Erasure> again = [];
        foreach (var user in await ledger.FindReturnedAsync(cancellationToken))
        {
            again.Add(await eraser.BeginAgainAsync(user, time.GetUtcNow(), cancellationToken));
        }

        var interrupted = 0;
        foreach (var erasure in again)
        {
            try
            {
                await eraser.ResumeAsync(erasure, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                interrupted++;
                Log.Interrupted(logger, exception);
            }
        }

        if (again.Count > 0)
        {
            Log.ErasedAgain(logger, again.Count, again.Count - interrupted);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} people who had been erased were in the tables again; {Erased} were erased again.")]
        public static partial void ErasedAgain(ILogger logger, int count, int erased);

        [LoggerMessage(LogLevel.Error, "Somebody who had been erased could not be erased again. It is tried again every minute.")]
        public static partial void Interrupted(ILogger logger, Exception exception);
    }
}
