using Azure;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>One row for each instance; says nothing about people.</summary>
internal sealed class InstanceTable(StorageNames names) : IInstances
{
    private const string Partition = "sending";
    private const string Number = "Number";
    private const string Wanted = "Wanted";
    private const string Hold = "HoldSeconds";
    private readonly TableClient _table = names.Table(StorageNames.Instances);

    public async Task<IReadOnlyList<SeenHeartbeat>> BeatAsync(Heartbeat own, CancellationToken cancellationToken)
    {
        await _table.UpsertEntityAsync(
            new TableEntity(Partition, own.Instance) { [Number] = own.Number, [Wanted] = own.Wanted, [Hold] = own.Hold.TotalSeconds }, cancellationToken: cancellationToken);
        List<TableEntity> rows = [];
        await foreach (var row in _table.QueryAsync(TableFilter.Partition(Partition), cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        // the storage's clock wrote all of them, this instance's own just now
        var now = rows.Find(row => row.RowKey == own.Instance)?.Timestamp;
        return [.. rows.Where(row => row.RowKey != own.Instance).Select(row => new SeenHeartbeat(Read(row), now - row.Timestamp ?? TimeSpan.Zero))];
    }

    public async Task<IReadOnlyList<SeenInstance>> ListAsync(CancellationToken cancellationToken) => await _table
        .QueryAsync(TableFilter.Partition(Partition), select: ["RowKey", "Timestamp"], cancellationToken: cancellationToken)
        .Select(row => new SeenInstance(row.RowKey, row.Timestamp ?? DateTimeOffset.MinValue))
        .ToArrayAsync(cancellationToken);

    public async Task RemoveAsync(string instance, CancellationToken cancellationToken) => await _table.DeleteEntityAsync(Partition, instance, ETag.All, cancellationToken);

    private static Heartbeat Read(TableEntity row) => new(
        row.RowKey, row.GetInt64(Number) ?? 0, row.GetDouble(Wanted) ?? 0, TimeSpan.FromSeconds(Math.Clamp(row.GetDouble(Hold) ?? 0, 0, ThrottleRules.LongestHold.TotalSeconds)));
}
