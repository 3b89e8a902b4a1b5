using KompetenzBot.Alarms.Composing;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Alarms.Calling;

/// <summary>Turns a confirmed plan into an alarm. From the moment that its rows are written, everything else follows by itself, whatever crashes.</summary>
public sealed class AlarmLauncher(IAlarmStore alarms, IWorkQueues queues, DutyClock clock, IAuditTrail audit)
{
    private static readonly TimeSpan OpenEnd = TimeSpan.FromHours(24);

    /// <summary>Issues the alarm once, however often it is called with the same id.</summary>
    public async Task<Alarm> LaunchAsync(
        WorkId id, AlarmPlan plan, string reason, bool isDrill, bool ignoresRest, Coordinator coordinator, TurnContext turn, CancellationToken cancellationToken)
    {
        if (await alarms.FindAsync(id, cancellationToken) is { } launched)
        {
            return launched;
        }

        var alarm = new Alarm(
            id,
            await alarms.NextNumberAsync(clock.ToLocal(turn.Now).Year, cancellationToken),
            plan.Needs,
            plan.Place,
            plan.Text,
            reason,
            coordinator.Body,
            coordinator.User,
            turn.Now,
            plan.To ?? plan.From + OpenEnd) { IsDrill = isDrill, IgnoresRest = ignoresRest };
        var viewer = new Viewer(id, coordinator.User, turn.Culture.TwoLetterISOLanguageName);
        if (!await alarms.TryAddAsync(alarm, viewer, cancellationToken))
        {
            return (await alarms.FindAsync(id, cancellationToken))!;
        }

        await RecordAsync(AuditEvent.AlarmIssued, alarm, cancellationToken);
        if (ignoresRest)
        {
            await RecordAsync(AuditEvent.RestIgnored, alarm, cancellationToken);
        }

        await queues.SendAsync(WorkPriority.Alarms, new WorkPointer(WorkKind.Prepare, id.Value), cancellationToken);
        return alarm;
    }

    private Task RecordAsync(AuditEvent what, Alarm alarm, CancellationToken cancellationToken) => audit.AppendAsync(
        new AuditEntry(what, string.Empty, alarm.Body.Name, $"{alarm.Number}{(alarm.IsDrill ? " drill" : string.Empty)}", alarm.CreatedAt), cancellationToken);
}
