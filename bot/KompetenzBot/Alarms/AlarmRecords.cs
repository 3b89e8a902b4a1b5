using KompetenzBot.Audit;

namespace KompetenzBot.Alarms;

/// <summary>
/// What an alarm leaves in the audit trail. Whoever acts writes it at once; where a crash came in between, whoever goes on does. Once too often is better
/// than not at all.
/// </summary>
public sealed class AlarmRecords(IAlarmStore alarms, IAuditTrail audit)
{
    /// <summary>That it was issued, and what was passed over for it.</summary>
    public async Task RecordIssueAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        if (alarm.IsRecorded)
        {
            return;
        }

        AuditEvent?[] events = [AuditEvent.AlarmIssued, alarm.IgnoresRest ? AuditEvent.RestIgnored : null, alarm.IsBypassedFromTheStart ? AuditEvent.FourEyesBypassed : null];
        foreach (var what in events.OfType<AuditEvent>())
        {
            var kind = alarm.IsDrill ? " drill" : alarm.IsEnquiry ? " enquiry" : string.Empty;
            await audit.AppendAsync(new AuditEntry(what, string.Empty, alarm.Body.Name, $"{alarm.Number}{kind}", alarm.CreatedAt), cancellationToken);
        }

        await alarms.MarkRecordedAsync(alarm.Id, isEnd: false, cancellationToken);
    }

    /// <summary>That a coordinator ended it.</summary>
    public async Task RecordEndAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        if (alarm.End is { IsRecorded: false } end)
        {
            await audit.AppendAsync(new AuditEntry(AuditEvent.AlarmEnded, string.Empty, end.Body, alarm.Number.ToString(), end.At), cancellationToken);
            await alarms.MarkRecordedAsync(alarm.Id, isEnd: true, cancellationToken);
        }
    }
}
