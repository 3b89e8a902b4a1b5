using System.Globalization;
using System.Text;
using Azure;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Settings;

namespace KompetenzBot.Storage;

/// <summary>Versions of each setting, such as the catalogue: <c>catalogue</c> · <c>head</c> and the versions by number, and each text in chunks of its own partition. They are public knowledge and not protected.</summary>
internal sealed class SettingTable(StorageNames names) : ISettingStore
{
    private const string Head = "head";
    private const string Text = "Text";
    private const int ChunkBytes = 60_000;
    private readonly TableClient _table = names.Table(StorageNames.Settings);

    public async Task<SettingVersion?> FindNewestAsync(string setting, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(setting, Head, cancellationToken: cancellationToken) is { } head
            ? new SettingVersion(head.GetInt32("Number") ?? 0, head.GetDateTimeOffset("At") ?? default, head.ETag.ToString())
            : null;

    public async Task<string?> ReadAsync(string setting, int number, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(setting, RowOf(number), cancellationToken: cancellationToken) is { } version ? await ReadTextAsync(version.GetString(Text)!, cancellationToken) : null;

    /// <summary>The text first, in a partition of its own; then head and version in one transaction. Who loses that race leaves a text to which nothing points.</summary>
    public async Task<bool> TryAddAsync(string setting, SettingVersion? newest, string json, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = (newest?.Number ?? 0) + 1;
        if ((await FindNewestAsync(setting, cancellationToken))?.Number != newest?.Number)
        {
            return false;
        }

        var text = $"{setting}-text-{Guid.NewGuid():N}";
        await WriteTextAsync(text, json, cancellationToken);
        var head = new TableEntity(setting, Head) { ["Number"] = number, ["At"] = now };
        var version = new TableEntity(setting, RowOf(number)) { [Text] = text, ["At"] = now };
        return await Conflict.NoneAsync(() => _table.SubmitTransactionAsync(
            [
                newest is null ? new TableTransactionAction(TableTransactionActionType.Add, head) : new TableTransactionAction(TableTransactionActionType.UpdateReplace, head, new ETag(newest.Version)),
                new TableTransactionAction(TableTransactionActionType.Add, version),
            ],
            cancellationToken));
    }

    public Task KeepAsync(string setting, Guid id, string json, CancellationToken cancellationToken) => WriteTextAsync(KeptPartition(setting, id), json, cancellationToken);

    public Task<string?> FindKeptAsync(string setting, Guid id, CancellationToken cancellationToken) => ReadTextAsync(KeptPartition(setting, id), cancellationToken);

    private static string RowOf(int number) => number.ToString("D6", CultureInfo.InvariantCulture);

    private static string KeptPartition(string setting, Guid id) => $"{setting}-kept-{id:N}";

    private async Task WriteTextAsync(string partition, string json, CancellationToken cancellationToken)
    {
        var chunks = Encoding.UTF8.GetBytes(json).Chunk(ChunkBytes).ToArray();
        var actions = chunks.Select((chunk, i) => new TableTransactionAction(
            TableTransactionActionType.UpsertReplace,
            new TableEntity(partition, i.ToString("D3", CultureInfo.InvariantCulture)) { ["Text"] = chunk, ["Chunks"] = chunks.Length }));
        await _table.SubmitTransactionAsync([.. actions], cancellationToken);
    }

    private async Task<string?> ReadTextAsync(string partition, CancellationToken cancellationToken)
    {
        List<byte> bytes = [];
        var (read, expected) = (0, 0);
        await foreach (var entity in _table.QueryAsync(TableFilter.Partition(partition), cancellationToken: cancellationToken))
        {
            expected = entity.GetInt32("Chunks") ?? 0;
            if (read++ < expected)
            {
                bytes.AddRange(entity.GetBinary("Text") ?? []);
            }
        }

        return read > 0 && read >= expected ? Encoding.UTF8.GetString([.. bytes]) : null;
    }
}
