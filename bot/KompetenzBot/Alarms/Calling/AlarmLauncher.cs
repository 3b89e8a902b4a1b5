using KompetenzBot.Alarms.Situation;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Alarms.Calling;

/// <summary>Turns a confirmed plan into an alarm. From the moment that its rows are written, everything else follows by itself, whatever crashes.</summary>
public sealed class AlarmLauncher(IAlarmStore alarms, IWorkQueues queues, FourEyes fourEyes, DutyClock clock, AlarmRecords records)
{
    private static readonly TimeSpan OpenEnd = TimeSpan.FromHours(24);

    /// <summary>Long enough that a question put on a Friday evening is still open on Monday.</summary>
    private static readonly TimeSpan EnquiryEnd = TimeSpan.FromDays(4);

    /// <summary>Issues the alarm once, however often it is called with the same id.</summary>
    public async Task<Alarm> LaunchAsync(AlarmOrder order, Coordinator coordinator, TurnContext turn, CancellationToken cancellationToken)
    {
        if (await alarms.FindAsync(order.Id, cancellationToken) is { } launched)
        {
            return launched;
        }

        var plan = order.Plan;
        var alarm = new Alarm(
            order.Id,
            await alarms.NextNumberAsync(clock.ToLocal(turn.Now).Year, cancellationToken),
            plan.Needs,
            plan.Place,
            plan.Text,
            order.Reason,
            coordinator.Body,
            coordinator.User,
            turn.Now,
            plan.To ?? plan.From + (order.IsEnquiry ? EnquiryEnd : OpenEnd))
        {
            IsDrill = order.IsDrill,
            IsEnquiry = order.IsEnquiry,
            IgnoresRest = order.IgnoresRest,
            InWaves = order.InWaves,
            SmsAtOnce = order.SmsAtOnce,
            Approval = fourEyes.For(order, coordinator, turn),
            Waves = [new Wave(1, turn.Now, WaveCause.Start) { Everyone = !order.InWaves }],
        };
        var viewer = new Viewer(alarm.Id, coordinator.User, turn.Culture.TwoLetterISOLanguageName);
        if (!await alarms.TryAddAsync(alarm, viewer, cancellationToken))
        {
            return (await alarms.FindAsync(alarm.Id, cancellationToken))!;
        }

        await records.RecordIssueAsync(alarm, cancellationToken);
        await queues.SendAsync(WorkPriority.Alarms, new WorkPointer(WorkKind.Prepare, alarm.Id.Value), cancellationToken);
        return alarm;
    }
}
