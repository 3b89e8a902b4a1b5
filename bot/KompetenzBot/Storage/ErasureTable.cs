using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;

namespace KompetenzBot.Storage;

/// <summary>One row of the settings per erasure under way: ids, cause and time; it goes with the last trace of the person.</summary>
internal sealed class ErasureTable(StorageNames names) : IErasures
{
    private const string Partition = "erasures";
    private readonly TableClient _table = names.Table(StorageNames.Settings);

    public async Task BeginAsync(Erasure erasure, CancellationToken cancellationToken) => await _table.UpsertEntityAsync(
        new TableEntity(Partition, erasure.User.ToString()) { ["Pseudonym"] = erasure.Pseudonym, ["Cause"] = erasure.Cause.ToString(), ["At"] = erasure.At },
        cancellationToken: cancellationToken);

    public Task EndAsync(UserId user, CancellationToken cancellationToken) => _table.DeleteEntityAsync(Partition, user.ToString(), ETag.All, cancellationToken);

    public async Task<IReadOnlyList<Erasure>> ListAsync(CancellationToken cancellationToken)
    {
        List<Erasure> begun = [];
        await foreach (var row in _table.QueryAsync(TableFilter.Partition(Partition), cancellationToken: cancellationToken))
        {
            begun.Add(new Erasure(
                UserId.Parse(row.RowKey),
                row.GetString("Pseudonym"),
                Enum.TryParse<ErasureCause>(row.GetString("Cause"), out var cause) ? cause : ErasureCause.Asked,
                row.GetDateTimeOffset("At") ?? default));
        }

        return begun;
    }
}
