namespace KompetenzBot.Teams;

/// <summary>
/// What is done after an answer has gone out. It does not hold the connection, on which other people's activities may follow. Within a
/// conversation one is done after the other, so that the newest card comes last; at stop, what is begun is finished.
/// </summary>
internal sealed partial class Afterwards(ILogger<Afterwards> logger) : IHostedService
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    /// <summary>Returns at once.</summary>
    public void Run(string conversation, Func<Task> work)
    {
        lock (_lock)
        {
            var task = RunAsync(_last.GetValueOrDefault(conversation, Task.CompletedTask), work);
            _last[conversation] = task;
            _ = ForgetAsync(conversation, task);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.WhenAll(_last.Values).WaitAsync(cancellationToken);
        }
    }

    private async Task RunAsync(Task before, Func<Task> work)
    {
        await Task.Yield();
        await before;
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
        }
    }

    private async Task ForgetAsync(string conversation, Task task)
    {
        await task;
        lock (_lock)
        {
            if (_last.GetValueOrDefault(conversation) == task)
            {
                _last.Remove(conversation);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A card could not be brought up to date after an answer.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
