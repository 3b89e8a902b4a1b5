using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Delivery;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Alarms.Texting;

/// <summary>While Teams takes nothing during an alarm: everybody who agreed to text messages gets one at once, and those who called learn of it the same way.</summary>
internal sealed class TeamsOutageWatch(Neighbours neighbours, IAlarmStore alarms, IViewers viewers, IOutbox outbox, IWorkQueues queues, [FromKeyedServices(DeliveryLane.Sms)] IChannel sms, TimeProvider time) : IRecurringTask
{
    /// <summary>The purpose of the message that tells coordinators.</summary>
    public const string Outage = "outage";

    /// <summary>Teams is out when next to nothing has gone through for so long.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(60);

    /// <summary>A failure that long ago says nothing about now, where nothing was sent since.</summary>
    private static readonly TimeSpan StillTrue = TimeSpan.FromMinutes(10);

    /// <summary>Likewise, where something went through since.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(10);

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

            await TellAsync(alarm, now, cancellationToken);
            await outbox.BringForwardAsync(alarm.Id, DeliveryLane.SmsOf(AlarmWork.Call), now, cancellationToken);
        }
    }

    /// <summary>Everybody who watches the alarm, once: the body that called by its duty phone, the others by their own number where they agreed.</summary>
    private async Task TellAsync(Alarm alarm, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var watching = await viewers.ListAsync(alarm.Id, cancellationToken);
        Recipient[] recipients = [.. watching.Select(viewer => new Recipient(viewer.User, string.Empty, viewer.Culture)).Append(new Recipient(alarm.Coordinator, string.Empty, "de")).DistinctBy(recipient => recipient.User)];
        await queues.SendAsync(WorkPriority.UrgentSms, await outbox.AddMessagesAsync(alarm.Id, DeliveryLane.SmsOf(Outage), recipients, now, cancellationToken), cancellationToken);
    }

    /// <summary>Whether Teams is out, as far as this instance knows.</summary>
    internal static bool IsOut(Contact teams, DateTimeOffset now) =>
        teams.TroubledSince is { } since && teams.FailedAt - since >= Tolerated && now - teams.FailedAt < (teams.IsTroubled ? StillTrue : JustNow);
}
