using KompetenzBot.Feedback;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>Feedback: partition is the month, row is random. There is no person in it, not even as a hash.</summary>
internal sealed class FeedbackTable(StorageNames names, ProtectedRow rows, ILogger<FeedbackTable> logger) : IFeedbackStore
{
    private readonly TableClient _table = names.Table(StorageNames.Feedback);

    public async Task AddAsync(Guid id, FeedbackEntry entry, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(entry.Month, id.ToString("N"));
        rows.Write(entity, StorageNames.Feedback, entry, StorageJson.Default.FeedbackEntry);
        await Conflict.NoneAsync(() => _table.AddEntityAsync(entity, cancellationToken));
    }

    public async Task<bool> HasAsync(string month, Guid id, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(month, id.ToString("N"), ["RowKey"], cancellationToken) is not null;

    public async Task<IReadOnlyList<FeedbackEntry>> ListAsync(CancellationToken cancellationToken)
    {
        List<FeedbackEntry> entries = [];
        using var unreadable = new UnreadableRows(StorageNames.Feedback, logger);
        await foreach (var entity in _table.QueryAsync(cancellationToken: cancellationToken))
        {
            if (unreadable.Read(entity, row => rows.Read(row, StorageNames.Feedback, StorageJson.Default.FeedbackEntry)) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }
}
