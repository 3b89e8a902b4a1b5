using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;

namespace KompetenzBot.Storage;

/// <summary>Who looked at whom: partition is the user id; the row is made of the look itself, so that a repeated one is the same row.</summary>
internal sealed class AccessLogTable(StorageNames names, ProtectedRow rows) : IAccessLog, IPersonalData
{
    private readonly TableClient _table = names.Table(StorageNames.AccessLog);
    private readonly KnownLooks _known = new(most: 10_000);

    public async Task RecordAsync(UserId user, AccessLook look, CancellationToken cancellationToken)
    {
        var row = $"{look.Occasion}|{look.Purpose}|{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(look.Body)).AsSpan(0, 8))}";
        if (_known.Contains(user, row))
        {
            return;
        }

        var entity = new TableEntity(user.ToString(), row) { ["At"] = look.At };
        rows.Write(entity, StorageNames.AccessLog, new AccessRow(look.Body, look.Occasion, look.Purpose), StorageJson.Default.AccessRow);
        await Conflict.NoneAsync(() => _table.AddEntityAsync(entity, cancellationToken));
        _known.Add(user, row);
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
