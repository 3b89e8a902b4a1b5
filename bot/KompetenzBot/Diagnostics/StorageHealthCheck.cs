using KompetenzBot.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KompetenzBot.Diagnostics;

/// <summary>Healthy while storage has answered within the last minute; asks it at most every few seconds.</summary>
internal sealed class StorageHealthCheck(IWorkQueues queues, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StillGood = TimeSpan.FromMinutes(1);
    private DateTimeOffset _answered = DateTimeOffset.MinValue;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        if (now - _answered < Fresh)
        {
            return HealthCheckResult.Healthy();
        }

        try
        {
            await queues.CountAsync(WorkPriority.Alarms, cancellationToken);
            _answered = time.GetUtcNow();
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return now - _answered < StillGood ? HealthCheckResult.Degraded("Storage does not answer.") : HealthCheckResult.Unhealthy("Storage does not answer.");
        }
    }
}
