using System.Globalization;
using KompetenzBot.Audit;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The audit trail: partition is the month, rows sort by time.</summary>
internal sealed class AuditTable(StorageNames names) : IAuditTrail
{
    private readonly TableClient _table = names.Table(StorageNames.Audit);

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => _table.AddEntityAsync(
        new TableEntity(entry.At.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture), Guid.CreateVersion7(entry.At).ToString("N"))
        {
            ["Event"] = entry.Event.ToString(),
            ["Subject"] = entry.Subject,
            ["Actor"] = entry.Actor,
            ["Detail"] = entry.Detail,
            ["At"] = entry.At,
        },
        cancellationToken);
}
