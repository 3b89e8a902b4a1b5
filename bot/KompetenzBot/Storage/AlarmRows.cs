using Azure;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>Finds the rows of alarms, and removes some.</summary>
internal sealed class AlarmRows(StorageNames names)
{
    private const int AlarmsAtOnce = 16;
    private readonly TableClient _alarms = names.Table(StorageNames.Alarms);
    private readonly TableClient _deliveries = names.Table(StorageNames.Deliveries);

    /// <summary>Does something for every alarm there is; for several at once.</summary>
    public async Task ForEachAsync(Func<WorkId, CancellationToken, ValueTask> act, CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        _alarms.QueryAsync(TableFilter.Create($"RowKey eq {AlarmTable.AlarmKey}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AlarmsAtOnce, CancellationToken = cancellationToken },
        (alarm, token) => act(new WorkId(alarm.PartitionKey), token));

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

    public static async Task RemoveAsync(TableClient table, TableFilter filter, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = [];
        await foreach (var row in table.QueryAsync(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        await RemoveAsync(table, rows, cancellationToken);
    }

    /// <summary>In transactions; one by one where somebody else removes rows at the same time.</summary>
    public static async Task RemoveAsync(TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(TableClient.MaxTransactionActions)))
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
