using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Approving;

/// <summary>Tells the coordinator when nobody has decided in time.</summary>
public sealed class ApprovalReminder(IAlarmStore alarms, ApprovalDesk desk, TimeProvider time) : IRecurringTask
{
    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var alarm in await alarms.ListOpenAsync(now, cancellationToken))
        {
            if (alarm.Approval is { State: ApprovalState.Pending, IsOverdueTold: false } approval && approval.DueAt <= now)
            {
                await desk.SendAsync(alarm, ApprovalDesk.Overdue, [alarm.Coordinator], cancellationToken);
                await alarms.TryChangeAsync(alarm.Id, stored => stored with { IsOverdueTold = true }, cancellationToken);
            }
        }
    }
}
