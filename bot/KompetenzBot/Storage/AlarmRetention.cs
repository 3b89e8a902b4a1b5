using Azure;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy.Retention;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>Who came to an alarm, and who watched it: every row of the alarm that names somebody, whatever kept it from being settled.</summary>
internal sealed class AnswerRetention(StorageNames names) : IRetained
{
    private const string Forgotten = "Forgotten";
    private readonly TableClient _alarms = names.Table(StorageNames.Alarms);
    private readonly AlarmRows _rows = new(names);

    public Period KeptFor(RetentionTimes times) => times.Answers;

    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var alarm in await _rows.EndedBeforeAsync(before, cancellationToken))
        {
            if (alarm.GetBoolean(Forgotten) == true)
            {
                continue;
            }

            await _rows.RemoveDeliveriesAsync(new WorkId(alarm.PartitionKey), cancellationToken);
            await AlarmRows.RemoveAsync(_alarms, TableFilter.Partition(alarm.PartitionKey).And(TableFilter.StartsWith("RowKey", ViewerRow.Prefix)), cancellationToken);
            await Conflict.NoneAsync(() => _alarms.UpdateEntityAsync(new TableEntity(alarm.PartitionKey, AlarmTable.AlarmKey) { [Forgotten] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken));
        }
    }
}

/// <summary>The alarms themselves: what for, where, and who issued them.</summary>
internal sealed class AlarmRetention(StorageNames names) : IRetained
{
    private readonly TableClient _alarms = names.Table(StorageNames.Alarms);
    private readonly AlarmRows _rows = new(names);

    public Period KeptFor(RetentionTimes times) => times.Deployments;

    /// <summary>The row by which the alarm is found goes with the last ones, so that an interruption leaves nothing behind.</summary>
    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var alarm in await _rows.EndedBeforeAsync(before, cancellationToken))
        {
            await _rows.RemoveDeliveriesAsync(new WorkId(alarm.PartitionKey), cancellationToken);
            await AlarmRows.RemoveAsync(_alarms, TableFilter.Create($"PartitionKey eq {alarm.PartitionKey} and RowKey ne {AlarmTable.AlarmKey}"), cancellationToken);
            await _alarms.DeleteEntityAsync(alarm.PartitionKey, AlarmTable.AlarmKey, ETag.All, cancellationToken);
        }
    }
}
