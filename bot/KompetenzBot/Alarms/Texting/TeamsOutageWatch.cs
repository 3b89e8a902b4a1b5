using KompetenzBot.Alarms.Calling;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Texting;

/// <summary>While Teams takes nothing during an alarm: everybody who agreed to text messages gets one at once, and those who called learn of it the same way.</summary>
internal sealed class TeamsOutageWatch(TeamsHealth teams, IAlarmStore alarms, IOutbox outbox, IWorkQueues queues, [FromKeyedServices(DeliveryLane.Sms)] IChannel sms, TimeProvider time) : IRecurringTask
{
    /// <summary>The purpose of the message that tells coordinators.</summary>
    public const string Outage = "outage";

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!sms.IsAvailable || !teams.IsOutAt(now))
        {
            return;
        }

        foreach (var alarm in await alarms.ListOpenAsync(now, cancellationToken))
        {
            if (alarm.IsEnquiry)
            {
                continue;
            }

            await outbox.BringForwardAsync(alarm.Id, DeliveryLane.SmsOf(AlarmWork.Call), now, cancellationToken);
            if (await outbox.FindAsync(alarm.Id, alarm.Coordinator, DeliveryLane.SmsOf(Outage), cancellationToken) is null)
            {
                await outbox.ScheduleAsync(alarm.Id, DeliveryLane.SmsOf(Outage), new Recipient(alarm.Coordinator, string.Empty, "de"), now, cancellationToken);
                await queues.SendAsync(WorkPriority.Sms, outbox.PointTo(WorkKind.Send, alarm.Id, DeliveryLane.SmsOf(Outage), [alarm.Coordinator]), cancellationToken);
            }
        }
    }
}
