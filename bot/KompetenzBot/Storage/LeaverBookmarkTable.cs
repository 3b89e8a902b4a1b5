using Azure;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Reminders.Leavers;

namespace KompetenzBot.Storage;

/// <summary>One row of the settings: the directory's link names nobody, and is stored as it is.</summary>
internal sealed class LeaverBookmarkTable(StorageNames names) : ILeaverBookmark
{
    private const string Partition = "leavers";
    private const string Row = "bookmark";
    private const string Link = "Link";
    private const string TakenUntil = "TakenUntil";
    private const string DueAt = "DueAt";

    /// <summary>What a string property holds. A longer link, which the directory has never given, is not kept: the next look begins with everybody.</summary>
    private const int LongestLink = 32 * 1024;

    private readonly TableClient _table = names.Table(StorageNames.Settings);

    public async Task<TakenBookmark?> TryTakeAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var stored = await _table.GetEntityIfExistsAsync(Partition, Row, cancellationToken: cancellationToken);
        if (stored?.GetDateTimeOffset(TakenUntil) > now || stored?.GetDateTimeOffset(DueAt) > now)
        {
            return null;
        }

        var link = stored?.GetString(Link);
        var taken = Entity(link);
        taken[TakenUntil] = until;
        return await Conflict.NullAsync(() => stored is null
            ? _table.AddEntityAsync(taken, cancellationToken)
            : _table.UpdateEntityAsync(taken, stored.ETag, cancellationToken: cancellationToken)) is { } version
            ? new TakenBookmark(link, version.ToString())
            : null;
    }

    public Task PutBackAsync(TakenBookmark taken, string? bookmark, DateTimeOffset next, CancellationToken cancellationToken)
    {
        var row = Entity(bookmark?.Length <= LongestLink ? bookmark : null);
        row[DueAt] = next;
        return Conflict.NoneAsync(() => _table.UpdateEntityAsync(row, new ETag(taken.Version), cancellationToken: cancellationToken));
    }

    private static TableEntity Entity(string? link)
    {
        var entity = new TableEntity(Partition, Row);
        if (link is not null)
        {
            entity[Link] = link;
        }

        return entity;
    }
}
