using KompetenzBot.Alarms.Calling;
using KompetenzBot.Delivery;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Alarms.Texting;

/// <summary>While Teams takes nothing during an alarm: everybody who agreed to text messages gets one at once, and those who called learn of it the same way.</summary>
internal sealed class TeamsOutageWatch(Neighbours neighbours, IAlarmStore alarms, IOutbox outbox, IWorkQueues queues, [FromKeyedServices(DeliveryLane.Sms)] IChannel sms, TimeProvider time) : IRecurringTask
{
    /// <summary>The purpose of the message that tells coordinators.</summary>
    public const string Outage = "outage";

    /// <summary>Teams is out when nothing has gone through for so long.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(60);

    /// <summary>A failure that long ago says nothing about now.</summary>
    private static readonly TimeSpan StillTrue = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!sms.IsAvailable || !IsOut(neighbours[Neighbour.Teams], now))
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

    private static bool IsOut(Contact teams, DateTimeOffset now) => teams.TroubledSince is { } since && now - since >= Tolerated && now - teams.FailedAt < StillTrue;
}
