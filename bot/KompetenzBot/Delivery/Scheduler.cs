using Microsoft.Extensions.Options;

namespace KompetenzBot.Delivery;

/// <summary>The one scheduler of an instance: looks for everything that becomes due, each kind at its own interval, from the start on. Off where delivery is off.</summary>
public sealed partial class Scheduler(IEnumerable<IRecurringTask> tasks, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Scheduler> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Enabled ? Task.WhenAll(tasks.Select(task => RepeatAsync(task, stoppingToken))) : Task.CompletedTask;

    private async Task RepeatAsync(IRecurringTask task, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(task.Every, time);
        do
        {
            try
            {
                await task.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, exception, task.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Task} failed; it is tried again at its next turn.")]
        public static partial void Failed(ILogger logger, Exception exception, string task);
    }
}
