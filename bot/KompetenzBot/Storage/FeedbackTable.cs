using System.Globalization;
using KompetenzBot.Feedback;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy.Retention;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>Feedback: partition is the month, row is random. There is no person in it, not even as a hash.</summary>
internal sealed class FeedbackTable(StorageNames names, ProtectedRow rows, ILogger<FeedbackTable> logger) : IFeedbackStore, IRetained
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

    public Period KeptFor(RetentionTimes times) => times.Feedback;

    /// <summary>Whole months, since an opinion has no day; with those go the notes of who has given one in them.</summary>
    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var month = before.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await AlarmRows.RemoveAsync(_table, TableFilter.Create($"PartitionKey lt {month}"), cancellationToken);
        await AlarmRows.RemoveAsync(names.Table(StorageNames.Conversations), FeedbackTurnTable.Before(month), cancellationToken);
    }

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
