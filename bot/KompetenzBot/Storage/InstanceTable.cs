using Azure;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>One row for each instance; says nothing about people.</summary>
internal sealed class InstanceTable(StorageNames names) : IInstances
{
    private const string Partition = "sending";
    private const string Number = "Number";
    private readonly TableClient _table = names.Table(StorageNames.Instances);

    public async Task<IReadOnlyList<SeenHeartbeat>> BeatAsync(Heartbeat own, CancellationToken cancellationToken)
    {
        await _table.UpsertEntityAsync(Write(own), cancellationToken: cancellationToken);
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

    private static TableEntity Write(Heartbeat heartbeat)
    {
        var row = new TableEntity(Partition, heartbeat.Instance) { [Number] = heartbeat.Number };
        foreach (var (pace, use) in heartbeat.Uses)
        {
            (row[Wanted(pace)], row[Hold(pace)]) = (use.Wanted, use.Hold.TotalSeconds);
        }

        return row;
    }

    private static Heartbeat Read(TableEntity row) => new(
        row.RowKey,
        row.GetInt64(Number) ?? 0,
        SharedPace.Names.Where(pace => row.ContainsKey(Wanted(pace))).ToDictionary(
            pace => pace,
            pace => new PaceUse(row.GetDouble(Wanted(pace)) ?? 0, TimeSpan.FromSeconds(Math.Clamp(row.GetDouble(Hold(pace)) ?? 0, 0, ThrottleRules.LongestHold.TotalSeconds))),
            StringComparer.Ordinal));

    private static string Wanted(string pace) => Prefix(pace) + "Wanted";

    private static string Hold(string pace) => Prefix(pace) + "HoldSeconds";

    /// <summary>The values of the first gate were stored before there were others.</summary>
    private static string Prefix(string pace) => pace == SharedPace.Teams ? string.Empty : pace;
}
