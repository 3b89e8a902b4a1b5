using KompetenzBot.Audit;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>One row of the settings, protected so that nobody without the bot's keys can write another one.</summary>
internal sealed class TrailMemoryTable(StorageNames names, ProtectedRow rows, ILogger<TrailMemoryTable> logger) : ITrailMemory
{
    private const string Partition = "trail";
    private const string Row = "shown";
    private readonly TableClient _settings = names.Table(StorageNames.Settings);
    private readonly TableClient _trail = names.Table(StorageNames.Audit);

    public async Task<AuditHead?> FindShownAsync(CancellationToken cancellationToken)
    {
        using var unreadable = new UnreadableRows(StorageNames.Settings, logger);
        return await _settings.GetEntityIfExistsAsync(Partition, Row, cancellationToken: cancellationToken) is { } entity
            ? unreadable.Read(entity, row => rows.ReadRequired(row, StorageNames.Settings, StorageJson.Default.ShownHeadRow)) is { } shown
                ? new AuditHead(shown.Month, [], shown.Sequence, shown.Code)
                // whoever damaged the row cannot have the comparison left out by that
                : new AuditHead(string.Empty, [], 0, [])
            : null;
    }

    public async Task RememberAsync(AuditHead shown, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Partition, Row);
        rows.Write(entity, StorageNames.Settings, new ShownHeadRow(shown.Month, shown.Sequence, shown.Code), StorageJson.Default.ShownHeadRow);
        await _settings.UpsertEntityAsync(entity, cancellationToken: cancellationToken);
    }

    public async Task<byte[]?> FindCodeAsync(string month, int sequence, CancellationToken cancellationToken) =>
        (await _trail.GetEntityIfExistsAsync(month, AuditTable.Row(sequence), cancellationToken: cancellationToken))?.GetBinary("Code");

    public async Task<bool> HasSomethingHappenedAsync(CancellationToken cancellationToken) =>
        await AnyAsync(names.Table(StorageNames.Profiles), null, cancellationToken)
        || await AnyAsync(names.Table(StorageNames.Alarms), TableFilter.Create($"RowKey eq {AlarmTable.AlarmKey}"), cancellationToken);

    private static async Task<bool> AnyAsync(TableClient table, TableFilter? filter, CancellationToken cancellationToken)
    {
        await foreach (var _ in table.QueryAsync(filter, maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellationToken))
        {
            return true;
        }

        return false;
    }
}

/// <summary>Where the trail ended when it was last shown.</summary>
internal sealed record ShownHeadRow(string Month, int Sequence, byte[] Code);
