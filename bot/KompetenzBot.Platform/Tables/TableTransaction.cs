using System.Buffers;
using System.Text;
using Azure;

namespace KompetenzBot.Platform.Tables;

/// <summary>A change set as one multipart request (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).</summary>
internal sealed record TableTransaction(string ContentType, ReadOnlyMemory<byte> Body)
{
    public static TableTransaction Create(IReadOnlyList<TableTransactionAction> actions, TableAddress address, string table)
    {
        Check(actions);
        var id = Guid.NewGuid();
        var body = new ArrayBufferWriter<byte>(1024 * actions.Count);
        Write(body, $"--batch_{id}\r\nContent-Type: multipart/mixed; boundary=changeset_{id}\r\n\r\n");
        foreach (var action in actions)
        {
            Write(body, $"--changeset_{id}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Write(body, action, address, table);
        }

        Write(body, $"--changeset_{id}--\r\n--batch_{id}--\r\n");
        return body.WrittenCount <= TableRules.MaxTransactionBytes
            ? new TableTransaction($"multipart/mixed; boundary=batch_{id}", body.WrittenMemory)
            : throw new ArgumentException($"The transaction takes {body.WrittenCount} bytes; at most {TableRules.MaxTransactionBytes} are allowed.", nameof(actions));
    }

    private static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        if (actions.Count is 0 or > TableClient.MaxTransactionActions)
        {
            throw new ArgumentException($"A transaction has 1 to {TableClient.MaxTransactionActions} actions, not {actions.Count}.", nameof(actions));
        }

        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var action in actions)
        {
            TableRules.Entity(action.Entity);
            if (action.Entity.PartitionKey != actions[0].Entity.PartitionKey)
            {
                throw new ArgumentException("All actions of a transaction are on one partition.", nameof(actions));
            }

            if (!rows.Add(action.Entity.RowKey))
            {
                throw new ArgumentException("A transaction has at most one action for each entity.", nameof(actions));
            }

            if (action.ETag == default && action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace)
            {
                throw new ArgumentException("An update in a transaction needs the ETag that was read, or ETag.All.", nameof(actions));
            }
        }
    }

    private static void Write(ArrayBufferWriter<byte> body, TableTransactionAction action, TableAddress address, string table)
    {
        var entity = action.Entity;
        var add = action.ActionType == TableTransactionActionType.Add;
        var target = add ? address.Entities(table).AbsoluteUri : address.Entity(table, entity.PartitionKey, entity.RowKey);
        Write(body, $"{Method(action.ActionType)} {target} HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0;\r\n");
        if (Condition(action) is { } condition)
        {
            Write(body, $"If-Match: {condition}\r\n");
        }

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Write(body, $"\r\n");
            return;
        }

        Write(body, $"Content-Type: application/json\r\nPrefer: return-no-content\r\n\r\n");
        TableEntityWriter.Write(entity, body);
        Write(body, $"\r\n");
    }

    private static string Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => "POST",
        TableTransactionActionType.Delete => "DELETE",
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "PATCH",
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static string? Condition(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace => action.ETag.ToString("H"),
        TableTransactionActionType.Delete => action.ETag == default ? ETag.All.ToString("H") : action.ETag.ToString("H"),
        _ => null,
    };

    private static void Write(ArrayBufferWriter<byte> body, FormattableString text) => Encoding.UTF8.GetBytes(FormattableString.Invariant(text), body);
}
