using System.Text.Json.Nodes;
using Azure;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;

namespace KompetenzBot.Storage;

/// <summary>The situation cards, in the partitions of their alarms: rows <c>viewer|user id</c>.</summary>
internal sealed class ViewerTable(StorageNames names, IAlarmStore alarms) : IViewers, IPersonalData
{
    private readonly TableClient _table = names.Table(StorageNames.Alarms);

    public async Task<IReadOnlyList<Viewer>> ListAsync(WorkId alarm, CancellationToken cancellationToken)
    {
        List<Viewer> viewers = [];
        var filter = TableFilter.Partition(alarm.Value).And(TableFilter.StartsWith("RowKey", ViewerRow.Prefix));
        await foreach (var entity in _table.QueryAsync(filter, cancellationToken: cancellationToken))
        {
            viewers.Add(ViewerRow.Read(entity));
        }

        return viewers;
    }

    public async Task ShowAsync(Viewer viewer, CancellationToken cancellationToken) => await _table.UpsertEntityAsync(ViewerRow.Write(viewer), cancellationToken: cancellationToken);

    public async Task<Viewer?> TryUpdateAsync(Viewer viewer, CancellationToken cancellationToken) =>
        await Conflict.NullAsync(() => _table.UpdateEntityAsync(ViewerRow.Write(viewer), new ETag(viewer.Version), cancellationToken: cancellationToken)) is { } etag
            ? viewer with { Version = etag.ToString() }
            : null;

    /// <summary>The situation cards of a coordinator. Who issued an alarm stays with it, as for every act of a body.</summary>
    public async Task EraseAsync(UserId user, CancellationToken cancellationToken)
    {
        foreach (var row in await WatchedByAsync(user, cancellationToken))
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken)
    {
        JsonArray watched = [];
        foreach (var row in await WatchedByAsync(user, cancellationToken))
        {
            if (await alarms.FindAsync(new WorkId(row.PartitionKey), cancellationToken) is { } alarm)
            {
                watched.Add(new JsonObject { ["alarm"] = alarm.Number.ToString(), ["issued"] = alarm.Coordinator == user });
            }
        }

        return watched.Count == 0 ? [] : [new PersonalSection(PersonalSections.Situations, watched)];
    }

    private async Task<List<TableEntity>> WatchedByAsync(UserId user, CancellationToken cancellationToken)
    {
        List<TableEntity> views = [];
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"RowKey eq {ViewerRow.Prefix + user}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            views.Add(entity);
        }

        return views;
    }
}
