using System.Text.Json.Nodes;
using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Reminders;

namespace KompetenzBot.Storage;

/// <summary>The rows of reminders in the table of deliveries: their works are months, so that a person's rows are found without a list.</summary>
internal sealed class ReminderTable(StorageNames names, TimeProvider time) : IReminderRows, IPersonalData
{
    /// <summary>Rows older than the month before are removed once a month; a bot that was down for long still finds what it left.</summary>
    private const int MonthsBack = 12;

    private readonly TableClient _table = names.Table(StorageNames.Deliveries);

    public async Task RemoveBeforeAsync(WorkId month, CancellationToken cancellationToken)
    {
        var (first, end) = ($"{month.Value[..(month.Value.IndexOf('-', StringComparison.Ordinal) + 1)]}", month.Value);
        await RemoveAsync(TableFilter.Create($"PartitionKey ge {first} and PartitionKey lt {end}"), cancellationToken);
    }

    public async Task EraseAsync(UserId user, CancellationToken cancellationToken)
    {
        foreach (var filter in RowsOf(user))
        {
            await RemoveAsync(filter, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken)
    {
        JsonArray messages = [];
        foreach (var filter in RowsOf(user))
        {
            await foreach (var entity in _table.QueryAsync(filter, cancellationToken: cancellationToken))
            {
                if (entity.RowKey.Contains(DeliveryKeys.MessageMark, StringComparison.Ordinal) && MessageRow.Read(entity) is { } message)
                {
                    messages.Add(new JsonObject { ["message"] = ReminderWork.KindOf(message.Purpose), ["decidedAt"] = message.Variant, ["state"] = message.State.ToString(), ["reason"] = message.Reason });
                }
            }
        }

        return messages.Count == 0 ? [] : [new PersonalSection(PersonalSections.Reminders, messages)];
    }

    private IEnumerable<TableFilter> RowsOf(UserId user)
    {
        var now = time.GetUtcNow();
        return Enumerable.Range(-1, MonthsBack + 2)
            .Select(back => DeliveryKeys.Partition(ReminderWork.WorkOf(now.AddMonths(-back)), user))
            .Select(partition => TableFilter.Partition(partition).And(TableFilter.StartsWith("RowKey", user.ToString())));
    }

    private async Task RemoveAsync(TableFilter filter, CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            await _table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellationToken);
        }
    }
}
