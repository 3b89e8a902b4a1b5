using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace KompetenzBot.Benchmarks;

/// <summary>What the bot has put off into its queues.</summary>
internal sealed class Backlog(City city) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly ServiceProvider _stores = BotStores.Open(city.Configuration);

    /// <summary>Waits until calls and card updates are all done.</summary>
    public async Task WaitUntilEmptyAsync(CancellationToken cancellationToken)
    {
        var queues = _stores.GetRequiredService<IWorkQueues>();
        foreach (var priority in (WorkPriority[])[WorkPriority.Alarms, WorkPriority.Updates])
        {
            while (await queues.CountAsync(priority, cancellationToken) > 0)
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _stores.DisposeAsync();
}
