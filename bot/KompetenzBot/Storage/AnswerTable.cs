using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The person rows and answer rows of the table of deliveries.</summary>
internal sealed class AnswerTable(StorageNames names, ProtectedRow rows, TimeProvider time, ILogger<AnswerTable> logger) : IAnswerStore
{
    private const int AlarmsAtOnce = 16;
    private const int PartitionsAtOnce = 4;
    private const string Seen = "Seen";

    /// <summary>A card that has not been brought up to date by then was forgotten.</summary>
    private static readonly TimeSpan UntilUpdated = TimeSpan.FromSeconds(20);

    private static readonly string[] Scanned = ["PartitionKey", "RowKey", "Need", "Answer", "AnsweredAt", "AskAgainAt", "Call", "State", "Reason", "Culture", "Attempts", Seen];
    private readonly TableClient _table = names.Table(StorageNames.Deliveries);
    private readonly TableClient _alarms = names.Table(StorageNames.Alarms);

    public async Task<CalledPerson?> FindAsync(WorkId alarm, UserId user, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(DeliveryKeys.Partition(alarm, user), DeliveryKeys.Person(user), cancellationToken: cancellationToken) is { } entity
            ? Read(entity, AcceptanceOf(entity))
            : null;

    public async Task<CalledPerson?> TryAnswerAsync(CalledPerson person, CancellationToken cancellationToken)
    {
        var partition = DeliveryKeys.Partition(person.Alarm, person.User);
        var current = PersonEntity(person, partition);
        var answer = AnswerEntity(person, partition);
        try
        {
            var etags = await _table.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.UpdateReplace, current, new ETag(person.Version)),
                    new TableTransactionAction(TableTransactionActionType.Add, answer),
                    new TableTransactionAction(TableTransactionActionType.UpdateMerge, OutdatedCall(person, partition), ETag.All),
                ],
                cancellationToken);
            return person with { Version = etags[0].ToString()! };
        }
        catch (TableRequestFailedException exception) when (Conflict.Is(exception) || Conflict.IsUnknown(exception))
        {
            return null;
        }
    }

    /// <summary>The card on which the answer is to be seen: usually a queue message says so at once; where that is lost, this does.</summary>
    private TableEntity OutdatedCall(CalledPerson person, string partition) =>
        new(partition, DeliveryKeys.Message(person.User, AlarmWork.Call)) { [MessageRow.UpdateDue] = time.GetUtcNow() + UntilUpdated };

    /// <summary>Several partitions at once: each is a question of its own, which the storage answers without looking at the others.</summary>
    public async IAsyncEnumerable<CalledPerson> ScanAsync(WorkId alarm, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in DeliveryKeys.Partitions(alarm).Chunk(PartitionsAtOnce))
        {
            foreach (var person in (await Task.WhenAll(some.Select(partition => ReadAsync(partition, cancellationToken)))).SelectMany(people => people))
            {
                yield return person;
            }
        }
    }

    public async Task<IReadOnlyList<CalledPerson>> DiscloseAsync(IEnumerable<CalledPerson> people, CancellationToken cancellationToken)
    {
        using var unreadable = new UnreadableRows(StorageNames.Deliveries, logger);
        List<CalledPerson> disclosed = [];
        foreach (var some in people.Chunk(AlarmsAtOnce))
        {
            disclosed.AddRange(await Task.WhenAll(some.Select(async person => person.User != default
                && await _table.GetEntityIfExistsAsync(DeliveryKeys.Partition(person.Alarm, person.User), DeliveryKeys.Person(person.User), cancellationToken: cancellationToken) is { } entity
                    ? person with { Acceptance = unreadable.Read(entity, AcceptanceOf) }
                    : person)));
        }

        return disclosed;
    }

    public async Task MarkSeenAsync(WorkId alarm, UserId user, CancellationToken cancellationToken) => await Conflict.NoneAsync(() =>
        _table.UpdateEntityAsync(new TableEntity(DeliveryKeys.Partition(alarm, user), DeliveryKeys.Person(user)) { [Seen] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken));

    public async Task<IReadOnlyList<CalledPerson>> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        ConcurrentBag<CalledPerson> called = [];
        await ForEachAlarmAsync(
            async (work, token) =>
            {
                if (await FindAsync(work, user, token) is { } person)
                {
                    called.Add(person);
                }
            },
            cancellationToken);
        return [.. called];
    }

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
            await DeleteAsync(stored.Where(row => IsAnswer(row) || IsTelling(row) || (IsPerson(row) && !coming.Contains(row.RowKey))), cancellationToken);
            foreach (var row in stored.Where(row => coming.Contains(row.RowKey) && row.GetBoolean(Seen) == true))
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
            await DeleteAsync(stored.Where(row => !coming.Contains(row.RowKey.Split('|')[0])), cancellationToken);
        }
    }

    public Task EraseAsync(UserId user, Action<WorkId> erased, CancellationToken cancellationToken) => ForEachAlarmAsync(
        async (work, token) =>
        {
            if (await TryEraseAsync(DeliveryKeys.Partition(work, user), user, token))
            {
                erased(work);
            }
        },
        cancellationToken);

    /// <summary>A person's rows stand together, their own first.</summary>
    private async Task<List<CalledPerson>> ReadAsync(string partition, CancellationToken cancellationToken)
    {
        List<CalledPerson> people = [];
        await foreach (var entity in _table.QueryAsync(TableFilter.Partition(partition), select: Scanned, cancellationToken: cancellationToken))
        {
            if (IsPerson(entity))
            {
                people.Add(Read(entity, acceptance: null));
            }
            else if (people is [.., var person] && entity.RowKey == DeliveryKeys.Message(person.User, AlarmWork.Call))
            {
                people[^1] = person with { Call = MessageRow.State(entity.GetString("State")), Reason = entity.GetString("Reason"), Culture = entity.GetString("Culture") ?? "de", Attempts = entity.GetInt32("Attempts") ?? 0 };
            }
            else if (people is [.., var texted] && entity.RowKey == DeliveryKeys.Message(texted.User, DeliveryLane.SmsOf(AlarmWork.Call)))
            {
                people[^1] = texted with { Sms = MessageRow.State(entity.GetString("State")) };
            }
            else if (people is [.., var reminded] && entity.RowKey == DeliveryKeys.Message(reminded.User, AlarmWork.Reminder))
            {
                people[^1] = reminded with { IsReminded = true };
            }
            else if (people is [.., var waiting] && entity.RowKey == DeliveryKeys.Message(waiting.User, AlarmWork.Place))
            {
                people[^1] = waiting with { IsOffered = true };
            }
        }

        return people;
    }

    private async Task ForEachAlarmAsync(Func<WorkId, CancellationToken, ValueTask> act, CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        _alarms.QueryAsync(TableFilter.Create($"RowKey eq {AlarmTable.AlarmKey}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AlarmsAtOnce, CancellationToken = cancellationToken },
        (alarm, token) => act(new WorkId(alarm.PartitionKey), token));

    private static CalledMessage Called(TableEntity row, HashSet<string> told, Dictionary<string, TableEntity> texted) => new(
        DeliveryKeys.UserOf(row.RowKey)!.Value, row.GetString("Culture") ?? "de", row.GetString("Variant") ?? string.Empty, MessageRow.State(row.GetString("State")), told.Contains(row.RowKey.Split('|')[0]))
    {
        Attempts = row.GetInt32("Attempts") ?? 0,
        Reason = row.GetString("Reason"),
        Sms = texted.TryGetValue(row.RowKey.Split('|')[0], out var sms) ? MessageRow.State(sms.GetString("State")) : null,
        MayHaveSms = sms is not null && DeliveryRules.MayHaveArrived(MessageRow.State(sms.GetString("State")), sms.GetInt32("Attempts") ?? 0),
    };

    private static HashSet<string> Coming(IEnumerable<TableEntity> stored) =>
        [.. stored.Where(row => IsPerson(row) && AnswerOf(row) == AnswerKind.Accepted && !row.RowKey.StartsWith(DeliveryKeys.ErasedPrefix, StringComparison.Ordinal)).Select(row => row.RowKey)];

    /// <summary>A person, or somebody of whom only a count is left.</summary>
    private static bool IsPerson(TableEntity row) => !row.RowKey.Contains('|', StringComparison.Ordinal) || row.RowKey.StartsWith(DeliveryKeys.ErasedPrefix, StringComparison.Ordinal);

    /// <summary>A message that only those got who said later, or nothing, or waited.</summary>
    private static bool IsTelling(TableEntity row) =>
        row.RowKey.Contains(DeliveryKeys.MessageMark, StringComparison.Ordinal) && DeliveryLane.Plain(DeliveryKeys.PurposeOf(row.RowKey)) is AlarmWork.AskAgain or AlarmWork.Reminder or AlarmWork.Place;

    private static bool IsAnswer(TableEntity row) => row.RowKey.Contains("|a|", StringComparison.Ordinal);

    private async Task<List<TableEntity>> RowsAsync(WorkId alarm, CancellationToken cancellationToken)
    {
        List<TableEntity> stored = [];
        var (from, to) = DeliveryKeys.PartitionsOf(alarm);
        var filter = TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to}");
        await foreach (var entity in _table.QueryAsync(filter, select: ["PartitionKey", "RowKey", "Answer", "State", "Culture", "Variant", "Attempts", "Reason", Seen], cancellationToken: cancellationToken))
        {
            stored.Add(entity);
        }

        return stored;
    }

    private async Task DeleteAsync(IEnumerable<TableEntity> gone, CancellationToken cancellationToken)
    {
        foreach (var chunk in gone.Chunk(100))
        {
            if (!await Conflict.NoneAsync(() => _table.SubmitTransactionAsync([.. chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All))], cancellationToken)))
            {
                // one of them has gone meanwhile: one by one
                foreach (var row in chunk)
                {
                    await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
                }
            }
        }
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
        foreach (var chunk in actions.Chunk(100))
        {
            await _table.SubmitTransactionAsync(chunk, cancellationToken);
        }
    }

    /// <summary>Written anew without the mark: a merge could not take it away.</summary>
    private async Task UnseeAsync(TableEntity row, CancellationToken cancellationToken)
    {
        while (await _table.GetEntityIfExistsAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken) is { } entity && entity.GetBoolean(Seen) == true)
        {
            entity[Seen] = null;
            await Conflict.NoneAsync(() => _table.UpdateEntityAsync(entity, entity.ETag, cancellationToken: cancellationToken));
        }
    }

    private TableEntity PersonEntity(CalledPerson person, string partition)
    {
        var entity = new TableEntity(partition, DeliveryKeys.Person(person.User))
        {
            ["Need"] = person.Need.ToString(CultureInfo.InvariantCulture),
            ["Answer"] = person.Answer.ToString(),
            ["AnsweredAt"] = person.AnsweredAt,
            ["AskAgainAt"] = person.AskAgainAt,
            [Seen] = person.IsSeen ? true : null,
        };
        if (person.Acceptance is { } acceptance)
        {
            rows.Write(
                entity,
                StorageNames.Deliveries,
                new AcceptanceRow(acceptance.Name, acceptance.Department, acceptance.Remark, acceptance.Arrival),
                StorageJson.Default.AcceptanceRow);
        }

        return entity;
    }

    /// <summary>Without what a yes discloses: that ends with the next answer.</summary>
    private static TableEntity AnswerEntity(CalledPerson person, string partition) => new(partition, DeliveryKeys.Answer(person.User, person.AnsweredAt!.Value))
    {
        ["Answer"] = person.Answer.ToString(),
        ["AnsweredAt"] = person.AnsweredAt,
    };

    private static AnswerKind AnswerOf(TableEntity entity) => Enum.TryParse<AnswerKind>(entity.GetString("Answer"), out var kind) ? kind : AnswerKind.None;

    private Acceptance? AcceptanceOf(TableEntity entity) =>
        AnswerOf(entity) == AnswerKind.Accepted && rows.Read(entity, StorageNames.Deliveries, StorageJson.Default.AcceptanceRow) is { } row
            ? new Acceptance(row.Name, row.Department, row.Remark, row.Arrival)
            : null;

    private static CalledPerson Read(TableEntity entity, Acceptance? acceptance) => new(
        DeliveryKeys.WorkOf(entity.PartitionKey),
        DeliveryKeys.UserOf(entity.RowKey) ?? default,
        int.TryParse(entity.GetString("Need"), NumberStyles.None, CultureInfo.InvariantCulture, out var need) ? need : 1,
        AnswerOf(entity),
        entity.GetDateTimeOffset("AnsweredAt"),
        acceptance,
        MessageRow.State(entity.GetString("Call")),
        entity.ETag.ToString())
    {
        AskAgainAt = entity.GetDateTimeOffset("AskAgainAt"),
        IsSeen = entity.GetBoolean(Seen) ?? false,
    };
}
