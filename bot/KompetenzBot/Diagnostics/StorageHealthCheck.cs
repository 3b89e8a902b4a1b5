using KompetenzBot.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KompetenzBot.Diagnostics;

/// <summary>Healthy while storage has answered within the last minute; asks it at most every few seconds.</summary>
internal sealed class StorageHealthCheck(IWorkQueues queues, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StillGood = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private DateTimeOffset _answered = DateTimeOffset.MinValue;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (now - _answered < Fresh)
        {
            return HealthCheckResult.Healthy();
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await queues.CountAsync(WorkPriority.Alarms, either.Token);
            _answered = time.GetUtcNow();
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return time.GetUtcNow() - _answered < StillGood ? HealthCheckResult.Degraded("Storage does not answer.") : HealthCheckResult.Unhealthy("Storage does not answer.");
        }
    }
}
