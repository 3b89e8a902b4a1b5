using System.Text.Json.Nodes;
using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Oversight;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;

namespace KompetenzBot.Storage;

/// <summary>The rows of reports to auditors in the table of deliveries. There are few, and their partitions stand together.</summary>
internal sealed class OversightTable(StorageNames names) : IOversightRows, IPersonalData
{
    private const string After = "oversight.";
    private readonly TableClient _table = names.Table(StorageNames.Deliveries);

    public Task RemoveBeforeAsync(WorkId quarter, CancellationToken cancellationToken) => RemoveAsync(_ => true, quarter.Value, cancellationToken);

    public Task EraseAsync(UserId user, CancellationToken cancellationToken) => RemoveAsync(row => DeliveryKeys.UserOf(row.RowKey) == user, After, cancellationToken);

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken)
    {
        JsonArray reports = [];
        await foreach (var row in _table.QueryAsync(Before(After), cancellationToken: cancellationToken))
        {
            if (DeliveryKeys.UserOf(row.RowKey) == user)
            {
                reports.Add(new JsonObject { ["report"] = DeliveryKeys.WorkOf(row.PartitionKey).Value[OversightWork.Prefix.Length..], ["state"] = row.GetString("State") });
            }
        }

        return reports.Count == 0 ? [] : [new PersonalSection(PersonalSections.Reports, reports)];
    }

    private async Task RemoveAsync(Func<TableEntity, bool> isGoing, string before, CancellationToken cancellationToken)
    {
        await foreach (var row in _table.QueryAsync(Before(before), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (isGoing(row))
            {
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            }
        }
    }

    private static TableFilter Before(string partition) => TableFilter.Create($"PartitionKey ge {OversightWork.Prefix} and PartitionKey lt {partition}");
}
