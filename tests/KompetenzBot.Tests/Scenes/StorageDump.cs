using System.Globalization;
using System.Text;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Queues;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Storage;
using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>Reads everything that a bot has stored, by the storage's own protocol.</summary>
internal sealed class StorageDump(string connectionString, string prefix)
{
    private readonly TableServiceClient _tables = new(StorageAccount.Parse(connectionString));
    private readonly QueueServiceClient _queues = new(StorageAccount.Parse(connectionString));

    /// <summary>A table by its name without the prefix, e.g. <c>Deliveries</c>.</summary>
    public TableClient Table(string name) => _tables.GetTableClient(prefix + name);

    /// <summary>A queue by its name without the prefix, e.g. <c>alarms-poison</c>.</summary>
    public QueueClient Queue(string name) => _queues.GetQueueClient($"{prefix}-{name}");

    /// <summary>Waits until the storage has answered something: on a busy machine later than on an idle one, as for the bot.</summary>
    public Task AnswerAsync() => Table(StorageNames.Instances).GetEntityIfExistsAsync("nothing", "nothing", cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Every row of a table.</summary>
    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string table)
    {
        List<TableEntity> rows = [];
        await foreach (var row in Table(table).QueryAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Every row of every table and every waiting message of every queue, as one line of text each.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync()
    {
        List<string> lines = [];
        foreach (var table in StorageNames.AllTables)
        {
            lines.AddRange((await RowsAsync(table)).Select(row => $"{table} {row.PartitionKey} {row.RowKey} {string.Join(' ', row.Select(Text))}"));
        }

        foreach (var queue in WorkQueues.AllQueues)
        {
            lines.AddRange((await Queue(queue).PeekMessagesAsync(cancellationToken: TestContext.Current.CancellationToken)).Select(message => $"{queue} {message.MessageText}"));
        }

        return lines;
    }

    /// <summary>Everything that a column might mean: as it is, as bytes of a text, and with its base64 undone.</summary>
    public static IEnumerable<string> Readings(TableEntity row)
    {
        yield return $"{row.PartitionKey} {row.RowKey}";
        foreach (var (name, value) in row)
        {
            var bytes = value switch
            {
                byte[] binary => binary,
                string text => Undo(text),
                _ => [],
            };
            yield return $"{name} {value}";
            yield return Encoding.UTF8.GetString(bytes);
            yield return Encoding.Unicode.GetString(bytes);
            yield return Encoding.UTF8.GetString(Undo(Encoding.UTF8.GetString(bytes)));
        }
    }

    private static byte[] Undo(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }

    private static string Text(KeyValuePair<string, object> column) => column.Value is byte[] bytes
        ? $"{column.Key}={Convert.ToBase64String(bytes)}"
        : string.Create(CultureInfo.InvariantCulture, $"{column.Key}={column.Value}");
}
