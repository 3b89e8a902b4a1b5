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

/// <summary>Finds and removes the rows of old alarms.</summary>
internal sealed class AlarmRows(StorageNames names)
{
    private const int MostAtOnce = 100;
    private readonly TableClient _alarms = names.Table(StorageNames.Alarms);
    private readonly TableClient _deliveries = names.Table(StorageNames.Deliveries);

    public async Task<IReadOnlyList<TableEntity>> EndedBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        List<TableEntity> ended = [];
        await foreach (var row in _alarms.QueryAsync(TableFilter.Create($"RowKey eq {AlarmTable.AlarmKey} and EndsAt lt {before}"), select: ["PartitionKey", "RowKey", "Forgotten"], cancellationToken: cancellationToken))
        {
            ended.Add(row);
        }

        return ended;
    }

    public Task RemoveDeliveriesAsync(WorkId alarm, CancellationToken cancellationToken)
    {
        var (from, to) = DeliveryKeys.PartitionsOf(alarm);
        return RemoveAsync(_deliveries, TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to}"), cancellationToken);
    }

    /// <summary>In transactions; one by one where somebody else removes rows at the same time.</summary>
    public static async Task RemoveAsync(TableClient table, TableFilter filter, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = [];
        await foreach (var row in table.QueryAsync(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        foreach (var chunk in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(MostAtOnce)))
        {
            if (!await Conflict.NoneAsync(() => table.SubmitTransactionAsync([.. chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All))], cancellationToken)))
            {
                foreach (var row in chunk)
                {
                    await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
                }
            }
        }
    }
}
