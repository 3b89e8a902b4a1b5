using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The person rows and answer rows of the table of deliveries, as people are called and answer.</summary>
internal sealed class AnswerTable(StorageNames names, ProtectedRow rows, TimeProvider time, ILogger<AnswerTable> logger) : IAnswerStore
{
    private const int DisclosedAtOnce = 16;
    private const int PartitionsAtOnce = 4;

    /// <summary>A card that has not been brought up to date by then was forgotten.</summary>
    private static readonly TimeSpan UntilUpdated = TimeSpan.FromSeconds(20);

    private static readonly string[] Scanned = ["PartitionKey", "RowKey", "Need", "Answer", "AnsweredAt", "AskAgainAt", "Call", "State", "Reason", "Culture", "Attempts", AnswerRow.Seen];
    private readonly TableClient _table = names.Table(StorageNames.Deliveries);
    private readonly AlarmRows _alarms = new(names);

    public async Task<CalledPerson?> FindAsync(WorkId alarm, UserId user, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(DeliveryKeys.Partition(alarm, user), DeliveryKeys.Person(user), cancellationToken: cancellationToken) is { } entity
            ? AnswerRow.Read(entity, AcceptanceOf(entity))
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
        foreach (var some in people.Chunk(DisclosedAtOnce))
        {
            disclosed.AddRange(await Task.WhenAll(some.Select(async person => person.User != default
                && await _table.GetEntityIfExistsAsync(DeliveryKeys.Partition(person.Alarm, person.User), DeliveryKeys.Person(person.User), cancellationToken: cancellationToken) is { } entity
                    ? person with { Acceptance = unreadable.Read(entity, AcceptanceOf) }
                    : person)));
        }

        return disclosed;
    }

    public async Task MarkSeenAsync(WorkId alarm, UserId user, CancellationToken cancellationToken) => await Conflict.NoneAsync(() =>
        _table.UpdateEntityAsync(new TableEntity(DeliveryKeys.Partition(alarm, user), DeliveryKeys.Person(user)) { [AnswerRow.Seen] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken));

    public async Task<IReadOnlyList<CalledPerson>> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        ConcurrentBag<CalledPerson> called = [];
        await _alarms.ForEachAsync(
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

    /// <summary>A person's rows stand together, their own first.</summary>
    private async Task<List<CalledPerson>> ReadAsync(string partition, CancellationToken cancellationToken)
    {
        List<CalledPerson> people = [];
        await foreach (var entity in _table.QueryAsync(TableFilter.Partition(partition), select: Scanned, cancellationToken: cancellationToken))
        {
            if (AnswerRow.IsPerson(entity))
            {
                people.Add(AnswerRow.Read(entity, acceptance: null));
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

    private TableEntity PersonEntity(CalledPerson person, string partition)
    {
        var entity = new TableEntity(partition, DeliveryKeys.Person(person.User))
        {
            ["Need"] = person.Need.ToString(CultureInfo.InvariantCulture),
            ["Answer"] = person.Answer.ToString(),
            ["AnsweredAt"] = person.AnsweredAt,
            ["AskAgainAt"] = person.AskAgainAt,
            [AnswerRow.Seen] = person.IsSeen ? true : null,
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

    private Acceptance? AcceptanceOf(TableEntity entity) =>
        AnswerRow.AnswerOf(entity) == AnswerKind.Accepted && rows.Read(entity, StorageNames.Deliveries, StorageJson.Default.AcceptanceRow) is { } row
            ? new Acceptance(row.Name, row.Department, row.Remark, row.Arrival)
            : null;
}
