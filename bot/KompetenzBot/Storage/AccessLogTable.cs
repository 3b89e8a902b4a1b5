using System.Text.Json.Nodes;
using Azure;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Privacy.Retention;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>
/// Who looked at whom: partition is the user id; the row is a code of the look itself, so that a repeated one is the same row, and nobody reads from it to which
/// alarm somebody came.
/// </summary>
internal sealed class AccessLogTable(StorageNames names, ProtectedRow rows, ProfileTable profiles, IAuditTrail audit, AuditKey key, ILogger<AccessLogTable> logger) : IAccessLog, IPersonalData, IRetained
{
    private readonly KeyedHash _codes = new(key, "looks");
    private readonly TableClient _table = names.Table(StorageNames.AccessLog);
    private readonly KnownLooks _known = new(most: 10_000);

    public async Task RecordAsync(UserId user, AccessLook look, CancellationToken cancellationToken)
    {
        var row = CodeOf(user, look.Occasion, look.Purpose, look.Body);
        if (_known.Contains(user, row))
        {
            return;
        }

        if (await _table.GetEntityIfExistsAsync(user.ToString(), row, cancellationToken: cancellationToken) is not null || await TryAddAsync(user, row, look, cancellationToken))
        {
            _known.Add(user, row);
        }
    }

    public async Task<IReadOnlyList<AccessLook>> ReadAsync(UserId user, CancellationToken cancellationToken)
    {
        List<AccessLook> looks = [];
        await foreach (var entity in _table.QueryAsync(TableFilter.Partition(user.ToString()), cancellationToken: cancellationToken))
        {
            var row = rows.ReadRequired(entity, StorageNames.AccessLog, StorageJson.Default.AccessRow);
            looks.Add(new AccessLook(row.Body, row.Occasion, row.Purpose, entity.GetDateTimeOffset("At") ?? default));
        }

        return [.. looks.OrderByDescending(look => look.At)];
    }

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken)
    {
        var looks = await ReadAsync(user, cancellationToken);
        return looks.Count == 0 ? [] :
        [
            new PersonalSection(
                PersonalSections.AccessLog,
                new JsonArray([.. looks.Select(look => (JsonNode)new JsonObject { ["at"] = look.At, ["body"] = look.Body, ["alarm"] = look.Occasion, ["saw"] = look.Purpose })])),
        ];
    }

    public Period KeptFor(RetentionTimes times) => times.AccessLog;

    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await AlarmRows.RemoveAsync(_table, TableFilter.Create($"At lt {before}"), cancellationToken);
        await HideAsync(cancellationToken);
    }

    /// <summary>Earlier releases wrote the alarm into the key, which begins with a capital letter; a code has none.</summary>
    private async Task HideAsync(CancellationToken cancellationToken)
    {
        using var unreadable = new UnreadableRows(StorageNames.AccessLog, logger);
        await foreach (var old in _table.QueryAsync(TableFilter.Create($"RowKey ge {"A"} and RowKey lt {"a"}"), cancellationToken: cancellationToken))
        {
            if (UserId.TryParse(old.PartitionKey) is { } user && unreadable.Read(old, entity => rows.ReadRequired(entity, StorageNames.AccessLog, StorageJson.Default.AccessRow)) is { } look)
            {
                var entity = new TableEntity(old.PartitionKey, CodeOf(user, look.Occasion, look.Purpose, look.Body)) { ["At"] = old.GetDateTimeOffset("At") };
                rows.Write(entity, StorageNames.AccessLog, look, StorageJson.Default.AccessRow);
                await _table.UpsertEntityAsync(entity, cancellationToken: cancellationToken);
                await _table.DeleteEntityAsync(old.PartitionKey, old.RowKey, ETag.All, cancellationToken);
            }
        }
    }

    private string CodeOf(UserId user, string occasion, string purpose, string body) => _codes.Of($"{user}|{occasion}|{purpose}|{body}");

    /// <summary>First the trail: a look that stands in the log stands there too, whatever crashes.</summary>
    private async Task<bool> TryAddAsync(UserId user, string row, AccessLook look, CancellationToken cancellationToken)
    {
        if ((await profiles.FindAsync(user, cancellationToken))?.Profile.Pseudonym is not { } pseudonym)
        {
            // erased a moment ago: a row would be the only trace of them, and what showed them is being drawn anew
            return false;
        }

        await audit.AppendAsync(new AuditEntry(AuditEvent.Looked, pseudonym, look.Body, $"{look.Occasion} {look.Purpose}", look.At), cancellationToken);
        var entity = new TableEntity(user.ToString(), row) { ["At"] = look.At };
        rows.Write(entity, StorageNames.AccessLog, new AccessRow(look.Body, look.Occasion, look.Purpose), StorageJson.Default.AccessRow);
        await Conflict.NoneAsync(() => _table.AddEntityAsync(entity, cancellationToken));
        return true;
    }

    public async Task EraseAsync(UserId user, CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync(TableFilter.Partition(user.ToString()), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            await _table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellationToken);
        }

        _known.Forget(user);
    }
}
