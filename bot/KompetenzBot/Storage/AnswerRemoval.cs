using Azure;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>What goes from the table of deliveries with the end of an alarm, or with a person.</summary>
internal sealed class AnswerRemoval(StorageNames names, TimeProvider time) : IAnswerRemoval
{
    private readonly TableClient _table = names.Table(StorageNames.Deliveries);
    private readonly AlarmRows _alarms = new(names);

    public async Task<IReadOnlyList<CalledMessage>> ForgetAsync(WorkId alarm, CancellationToken cancellationToken)
    {
        List<CalledMessage> called = [];
        foreach (var partition in (await RowsAsync(alarm, cancellationToken)).GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
        {
            var stored = partition.ToArray();
            var told = stored.Select(row => row.RowKey).Where(row => DeliveryKeys.IsMessage(row, AlarmEnding.StandDown)).Select(row => row.Split('|')[0]).ToHashSet(StringComparer.Ordinal);
            var texted = stored.Where(row => DeliveryKeys.IsMessage(row.RowKey, DeliveryLane.SmsOf(AlarmWork.Call))).ToDictionary(row => row.RowKey.Split('|')[0], StringComparer.Ordinal);
            called.AddRange(stored.Where(row => DeliveryKeys.IsMessage(row.RowKey, AlarmWork.Call)).Select(row => Called(row, told, texted)));
            var coming = Coming(stored);
            await AlarmRows.RemoveAsync(_table, stored.Where(row => AnswerRow.IsAnswer(row) || IsTelling(row) || (AnswerRow.IsPerson(row) && !coming.Contains(row.RowKey))), cancellationToken);
            foreach (var row in stored.Where(row => coming.Contains(row.RowKey) && row.GetBoolean(AnswerRow.Seen) == true))
            {
                await UnseeAsync(row, cancellationToken);
            }
        }

        return called;
    }

    public async Task ForgetMessagesAsync(WorkId alarm, CancellationToken cancellationToken)
    {
        foreach (var partition in (await RowsAsync(alarm, cancellationToken)).GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
        {
            var stored = partition.ToArray();
            var coming = Coming(stored);
            await AlarmRows.RemoveAsync(_table, stored.Where(row => !coming.Contains(row.RowKey.Split('|')[0])), cancellationToken);
        }
    }

    public Task EraseAsync(UserId user, Action<WorkId> erased, CancellationToken cancellationToken) => _alarms.ForEachAsync(
        async (work, token) =>
        {
            if (await TryEraseAsync(DeliveryKeys.Partition(work, user), user, token))
            {
                erased(work);
            }
        },
        cancellationToken);

    private static CalledMessage Called(TableEntity row, HashSet<string> told, Dictionary<string, TableEntity> texted) => new(
        DeliveryKeys.UserOf(row.RowKey)!.Value, row.GetString("Culture") ?? "de", row.GetString("Variant") ?? string.Empty, MessageRow.State(row.GetString("State")), told.Contains(row.RowKey.Split('|')[0]))
    {
        Attempts = row.GetInt32("Attempts") ?? 0,
        Reason = row.GetString("Reason"),
        Sms = texted.TryGetValue(row.RowKey.Split('|')[0], out var sms) ? MessageRow.State(sms.GetString("State")) : null,
        MayHaveSms = sms is not null && DeliveryRules.MayHaveArrived(MessageRow.State(sms.GetString("State")), sms.GetInt32("Attempts") ?? 0),
    };

    private static HashSet<string> Coming(IEnumerable<TableEntity> stored) =>
        [.. stored.Where(row => AnswerRow.IsPerson(row) && AnswerRow.AnswerOf(row) == AnswerKind.Accepted && !row.RowKey.StartsWith(DeliveryKeys.ErasedPrefix, StringComparison.Ordinal)).Select(row => row.RowKey)];

    /// <summary>A message that only those got who said later, or nothing, or waited.</summary>
    private static bool IsTelling(TableEntity row) =>
        row.RowKey.Contains(DeliveryKeys.MessageMark, StringComparison.Ordinal) && DeliveryLane.Plain(DeliveryKeys.PurposeOf(row.RowKey)) is AlarmWork.AskAgain or AlarmWork.Reminder or AlarmWork.Place;

    private async Task<List<TableEntity>> RowsAsync(WorkId alarm, CancellationToken cancellationToken)
    {
        List<TableEntity> stored = [];
        var (from, to) = DeliveryKeys.PartitionsOf(alarm);
        var filter = TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to}");
        await foreach (var entity in _table.QueryAsync(filter, select: ["PartitionKey", "RowKey", "Answer", "State", "Culture", "Variant", "Attempts", "Reason", AnswerRow.Seen], cancellationToken: cancellationToken))
        {
            stored.Add(entity);
        }

        return stored;
    }

    /// <summary>False if there was nothing.</summary>
    private async Task<bool> TryEraseAsync(string partition, UserId user, CancellationToken cancellationToken)
    {
        var found = false;
        while (await OwnAsync(partition, user, cancellationToken) is { Count: > 0 } own)
        {
            found = true;
            // a conflict is an answer or another erasure at the same moment: look again at what is left
            await Conflict.NoneAsync(() => EraseAsync(partition, user, own, cancellationToken));
        }

        return found;
    }

    private async Task<List<TableEntity>> OwnAsync(string partition, UserId user, CancellationToken cancellationToken)
    {
        List<TableEntity> own = [];
        await foreach (var entity in _table.QueryAsync(TableFilter.Partition(partition).And(TableFilter.StartsWith("RowKey", user.ToString())), cancellationToken: cancellationToken))
        {
            own.Add(entity);
        }

        return own;
    }

    private async Task EraseAsync(string partition, UserId user, List<TableEntity> own, CancellationToken cancellationToken)
    {
        var person = own.Find(entity => entity.RowKey == DeliveryKeys.Person(user));
        var call = own.Find(entity => entity.RowKey == DeliveryKeys.Message(user, AlarmWork.Call));
        var nobody = new TableEntity(partition, DeliveryKeys.Erased(time.GetUtcNow()))
        {
            ["Need"] = person?.GetString("Need"),
            ["Answer"] = person?.GetString("Answer") is nameof(AnswerKind.Accepted) ? null : person?.GetString("Answer"),
            ["Call"] = call?.GetString("State") is nameof(DeliveryState.Delivered) ? nameof(DeliveryState.Delivered) : nameof(DeliveryState.Ended),
        };
        TableTransactionAction[] actions =
        [
            .. person is null ? Array.Empty<TableTransactionAction>() : [new TableTransactionAction(TableTransactionActionType.Add, nobody)],
            .. own.Select(entity => new TableTransactionAction(TableTransactionActionType.Delete, entity, ETag.All)),
        ];
        foreach (var chunk in actions.Chunk(TableClient.MaxTransactionActions))
        {
            await _table.SubmitTransactionAsync(chunk, cancellationToken);
        }
    }

    /// <summary>Written anew without the mark: a merge could not take it away.</summary>
    private async Task UnseeAsync(TableEntity row, CancellationToken cancellationToken)
    {
        while (await _table.GetEntityIfExistsAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken) is { } entity && entity.GetBoolean(AnswerRow.Seen) == true)
        {
            entity[AnswerRow.Seen] = null;
            await Conflict.NoneAsync(() => _table.UpdateEntityAsync(entity, entity.ETag, cancellationToken: cancellationToken));
        }
    }
}
