using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The message rows of the table of deliveries. A person's row and their first message are written in one transaction.</summary>
internal sealed class OutboxTable(StorageNames names) : IOutbox
{
    private const int PeoplePerTransaction = 33;
    private const int AtOnce = 16;
    private readonly TableClient _table = names.Table(StorageNames.Deliveries);

    public Task<IReadOnlyList<WorkPointer>> AddAsync(
        WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken) =>
        AddAsync(work, purpose, recipients, recipient => [PersonRow(work, recipient), .. MessageRowsOf(work, purpose, recipient, now)], cancellationToken);

    public Task<IReadOnlyList<WorkPointer>> AddMessagesAsync(
        WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken) =>
        AddAsync(work, purpose, recipients, recipient => [.. MessageRowsOf(work, purpose, recipient, now)], cancellationToken);

    public async Task ScheduleAsync(WorkId work, string purpose, Recipient recipient, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await _table.UpsertEntityAsync(MessageRowOf(work, purpose, recipient, dueAt, isUnqueued: true), cancellationToken: cancellationToken);

    public async Task<bool> TryBringForwardAsync(WorkId work, UserId user, string purpose, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        while (await FindAsync(work, user, purpose, cancellationToken) is { State: DeliveryState.Pending, Attempts: 0 } message)
        {
            if (message.DueAt <= dueAt || await TryBringForwardAsync(message, dueAt, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    public async Task BringForwardAsync(WorkId work, string purpose, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var (from, to) = DeliveryKeys.PartitionsOf(work);
        var filter = TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to} and DueAt gt {dueAt} and Attempts eq 0 and State eq {nameof(DeliveryState.Pending)}");
        await Parallel.ForEachAsync(
            _table.QueryAsync(filter, cancellationToken: cancellationToken).Where(entity => DeliveryKeys.IsMessage(entity.RowKey, purpose)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            // a conflict: it is being sent, or erased
            async (entity, token) => await TryBringForwardAsync(MessageRow.Read(entity), dueAt, token));
    }

    public async Task<OutboxMessage?> FindSentAsync(string partition, string activityId, CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"PartitionKey eq {partition} and ActivityId eq {activityId}"), cancellationToken: cancellationToken))
        {
            return MessageRow.Read(entity);
        }

        return null;
    }

    public IReadOnlyList<WorkPointer> PointTo(WorkKind kind, WorkId work, string purpose, IEnumerable<UserId> users) =>
        [.. users.GroupBy(user => DeliveryKeys.Partition(work, user), StringComparer.Ordinal).SelectMany(partition => Pointers(work, purpose, partition.Key, partition, kind))];

    public async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(WorkPointer pointer, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        var wanted = (pointer.Users ?? []).Select(user => DeliveryKeys.Message(UserId.Parse(user), pointer.Purpose)).Order(StringComparer.Ordinal).ToArray();
        if (wanted.Length == 0)
        {
            return [];
        }

        List<OutboxMessage> due = [];
        var filter = TableFilter.Create($"PartitionKey eq {pointer.Partition} and RowKey ge {wanted[0]} and RowKey le {wanted[^1]}");
        await foreach (var entity in _table.QueryAsync(filter, cancellationToken: cancellationToken))
        {
            if (wanted.Contains(entity.RowKey) && MessageRow.Read(entity) is { State: DeliveryState.Pending or DeliveryState.Sending } message && message.DueAt <= now)
            {
                due.Add(message with { State = DeliveryState.Sending, DueAt = now + lease, Attempts = message.Attempts + 1, IsUnqueued = false });
            }
        }

        return due.Count == 0 ? [] : await ClaimAsync(due, cancellationToken);
    }

    public async Task<OutboxMessage?> TryUpdateAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        await Conflict.NullAsync(() => _table.UpdateEntityAsync(MessageRow.Write(message), new ETag(message.Version), cancellationToken: cancellationToken)) is { } etag
            ? message with { Version = etag.ToString() }
            : null;

    public async Task<OutboxMessage?> FindAsync(WorkId work, UserId user, string purpose, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(DeliveryKeys.Partition(work, user), DeliveryKeys.Message(user, purpose), cancellationToken: cancellationToken) is { } entity
            ? MessageRow.Read(entity)
            : null;

    /// <summary>What is due for so long and was never tried has no pointer in the queue, however much waits there.</summary>
    private static readonly TimeSpan Overlooked = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<WorkPointer>> FindDueAsync(WorkId work, DateTimeOffset now, bool triedBefore, CancellationToken cancellationToken)
    {
        var (from, to) = DeliveryKeys.PartitionsOf(work);
        var (pending, sending) = (nameof(DeliveryState.Pending), nameof(DeliveryState.Sending));
        var (fewest, overlooked) = (triedBefore ? 1 : 0, now - Overlooked);
        var filter = TableFilter.Create(
            $"PartitionKey ge {from} and PartitionKey lt {to} and ((DueAt le {now} and (Attempts ge {fewest} or Unqueued eq true or DueAt le {overlooked}) and (State eq {pending} or State eq {sending})) or UpdateDue le {now})");
        List<(TableEntity Row, WorkKind Kind)> due = [];
        await foreach (var entity in _table.QueryAsync(filter, select: ["PartitionKey", "RowKey", "State", "DueAt", "Attempts", MessageRow.Unqueued, MessageRow.UpdateDue], cancellationToken: cancellationToken))
        {
            var dueAt = entity.GetDateTimeOffset("DueAt");
            if (entity.GetString("State") is { } state && (state == pending || state == sending) && dueAt <= now && (entity.GetInt32("Attempts") >= fewest || entity.GetBoolean(MessageRow.Unqueued) == true || dueAt <= overlooked))
            {
                due.Add((entity, WorkKind.Send));
            }
            else if (entity.GetDateTimeOffset(MessageRow.UpdateDue) <= now)
            {
                due.Add((entity, WorkKind.Update));
            }
        }

        return
        [
            .. due.GroupBy(one => (one.Row.PartitionKey, Purpose: DeliveryKeys.PurposeOf(one.Row.RowKey), one.Kind))
                .SelectMany(group => Pointers(work, group.Key.Purpose, group.Key.PartitionKey, group.Select(one => DeliveryKeys.UserOf(one.Row.RowKey)!.Value), group.Key.Kind)),
        ];
    }

    private static IEnumerable<WorkPointer> Pointers(WorkId work, string purpose, string partition, IEnumerable<UserId> users, WorkKind kind = WorkKind.Send) => users
        .Select(user => user.ToString())
        .Order(StringComparer.Ordinal)
        .Chunk(WorkPointer.MaxUsers)
        .Select(chunk => new WorkPointer(kind, work.Value, purpose, partition, chunk));

    private async Task<IReadOnlyList<WorkPointer>> AddAsync(
        WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, Func<Recipient, TableEntity[]> rows, CancellationToken cancellationToken)
    {
        var partitions = recipients.GroupBy(recipient => DeliveryKeys.Partition(work, recipient.User), StringComparer.Ordinal).ToArray();
        await Task.WhenAll(partitions.Select(partition => AddAsync(partition.Key, [.. partition], rows, cancellationToken)));
        return [.. partitions.SelectMany(partition => Pointers(work, purpose, partition.Key, partition.Select(recipient => recipient.User)))];
    }

    private async Task AddAsync(string partition, Recipient[] recipients, Func<Recipient, TableEntity[]> rows, CancellationToken cancellationToken)
    {
        while (true)
        {
            var existing = await ExistingAsync(partition, cancellationToken);
            var missing = recipients.Select(recipient => rows(recipient).Where(entity => !existing.Contains(entity.RowKey)).ToArray()).Where(entities => entities.Length > 0);
            try
            {
                foreach (var chunk in missing.Chunk(PeoplePerTransaction))
                {
                    await _table.SubmitTransactionAsync([.. chunk.SelectMany(entities => entities).Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity))], cancellationToken);
                }

                return;
            }
            catch (TableRequestFailedException exception) when (exception.Code == TableErrorCode.EntityAlreadyExists)
            {
                // another instance writes the same rows: read again what is there, and write what is not
            }
        }
    }

    private async Task<HashSet<string>> ExistingAsync(string partition, CancellationToken cancellationToken)
    {
        HashSet<string> rows = new(StringComparer.Ordinal);
        await foreach (var entity in _table.QueryAsync(TableFilter.Partition(partition), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            rows.Add(entity.RowKey);
        }

        return rows;
    }

    private static TableEntity PersonRow(WorkId work, Recipient recipient) =>
        new(DeliveryKeys.Partition(work, recipient.User), DeliveryKeys.Person(recipient.User)) { ["Need"] = recipient.Variant };

    private static TableEntity MessageRowOf(WorkId work, string purpose, Recipient recipient, DateTimeOffset dueAt, bool isUnqueued = false) =>
        MessageRow.Write(new OutboxMessage(work, recipient.User, purpose, recipient.Variant, recipient.Culture, DeliveryState.Pending, dueAt) { IsUnqueued = isUnqueued });

    private Task<bool> TryBringForwardAsync(OutboxMessage message, DateTimeOffset dueAt, CancellationToken cancellationToken) => Conflict.NoneAsync(() =>
        _table.UpdateEntityAsync(MessageRow.Write(message with { DueAt = dueAt, IsBroughtForward = true, IsUnqueued = true }), new ETag(message.Version), cancellationToken: cancellationToken));

    private static IEnumerable<TableEntity> MessageRowsOf(WorkId work, string purpose, Recipient recipient, DateTimeOffset now)
    {
        yield return MessageRowOf(work, purpose, recipient, now);
        if (recipient.SmsDueAt is { } dueAt)
        {
            yield return MessageRowOf(work, DeliveryLane.SmsOf(purpose), recipient, dueAt, isUnqueued: true);
        }
    }

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(List<OutboxMessage> due, CancellationToken cancellationToken)
    {
        try
        {
            var etags = await _table.SubmitTransactionAsync(
                [.. due.Select(message => new TableTransactionAction(TableTransactionActionType.UpdateReplace, MessageRow.Write(message), new ETag(message.Version)))],
                cancellationToken);
            return [.. due.Zip(etags, (message, etag) => message with { Version = etag.ToString()! })];
        }
        catch (TableRequestFailedException exception) when (Conflict.Is(exception))
        {
            var claimed = await Task.WhenAll(due.Select(message => TryUpdateAsync(message, cancellationToken)));
            return [.. claimed.OfType<OutboxMessage>()];
        }
    }
}
