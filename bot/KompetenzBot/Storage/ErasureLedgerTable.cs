using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Privacy.Retention;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>
/// One row per erased person under an HMAC of their id: without the key not even who has a list of all ids finds out who it was. It is a table of its
/// own, to which a restore only adds.
/// </summary>
internal sealed class ErasureLedgerTable(StorageNames names, AuditKey key, ProfileTable profiles, ILogger<ErasureLedgerTable> logger) : IErasureLedger, IRetained
{
    private const string At = "At";

    /// <summary>Longer than any copy of the tables is kept.</summary>
    private static readonly Period LongerThanCopies = Period.FromDays(400);

    private readonly KeyedHash _codes = new(key, "erasures");
    private readonly TableClient _table = names.Table(StorageNames.Erasures);

    public async Task AddAsync(UserId user, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var code = CodeOf(user);
        await _table.UpsertEntityAsync(new TableEntity(code[..2], code) { [At] = at }, cancellationToken: cancellationToken);
    }

    public async Task<IReadOnlyList<UserId>> FindReturnedAsync(CancellationToken cancellationToken)
    {
        var erased = await ReadAsync(cancellationToken);
        if (erased.Count == 0)
        {
            return [];
        }

        Dictionary<UserId, bool> judged = [];
        using var unreadable = new UnreadableRows(StorageNames.Profiles, logger);
        await foreach (var (user, at) in TracesAsync(cancellationToken))
        {
            if (erased.TryGetValue(CodeOf(user), out var erasedAt) && !(at > erasedAt) && !judged.ContainsKey(user))
            {
                judged[user] = await IsOfBeforeAsync(user, erasedAt, unreadable, cancellationToken);
            }
        }

        return [.. judged.Where(one => one.Value).Select(one => one.Key)];
    }

    /// <summary>Whether the profile, where there is one, is of before. One that cannot be read may be of somebody who has registered again: it is counted, and left alone.</summary>
    private async Task<bool> IsOfBeforeAsync(UserId user, DateTimeOffset erasedAt, UnreadableRows unreadable, CancellationToken cancellationToken) =>
        await profiles.FindReadableAsync(user, unreadable, cancellationToken) is { } profile
            ? profile.Consent.GivenAt <= erasedAt
            : !await profiles.ExistsAsync(user, cancellationToken);

    public Period KeptFor(RetentionTimes times) => LongerThanCopies;

    public Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken) => AlarmRows.RemoveAsync(_table, TableFilter.Create($"At lt {before}"), cancellationToken);

    /// <summary>Whom any row names, and of when the row is; without a time where it cannot be of after an erasure.</summary>
    private async IAsyncEnumerable<(UserId User, DateTimeOffset? At)> TracesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in names.Table(StorageNames.Profiles).QueryAsync(select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (UserId.TryParse(row.RowKey) is { } user)
            {
                yield return (user, null);
            }
        }

        foreach (var (table, time) in new[] { (StorageNames.Conversations, ConversationTable.SavedAt), (StorageNames.AccessLog, At) })
        {
            await foreach (var row in names.Table(table).QueryAsync(select: ["PartitionKey", "RowKey", time], cancellationToken: cancellationToken))
            {
                if (UserId.TryParse(row.PartitionKey) is { } user && (table == StorageNames.AccessLog || ConversationTable.IsDated(row.RowKey)))
                {
                    yield return (user, row.GetDateTimeOffset(time));
                }
            }
        }

        await foreach (var trace in AnswersAsync(cancellationToken))
        {
            yield return trace;
        }
    }

    /// <summary>Of an alarm that was issued before, since nobody is called who has no profile.</summary>
    private async IAsyncEnumerable<(UserId User, DateTimeOffset? At)> AnswersAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, DateTimeOffset?> issued = new(StringComparer.Ordinal);
        await foreach (var alarm in names.Table(StorageNames.Alarms).QueryAsync(TableFilter.Create($"RowKey eq {AlarmTable.AlarmKey}"), select: ["PartitionKey", "RowKey", AlarmRow.CreatedAt], cancellationToken: cancellationToken))
        {
            issued[alarm.PartitionKey] = alarm.GetDateTimeOffset(AlarmRow.CreatedAt);
        }

        await foreach (var row in names.Table(StorageNames.Deliveries).QueryAsync(select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (DeliveryKeys.UserOf(row.RowKey) is { } user && issued.TryGetValue(DeliveryKeys.WorkOf(row.PartitionKey).Value, out var at))
            {
                yield return (user, at);
            }
        }
    }

    private async Task<Dictionary<string, DateTimeOffset>> ReadAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, DateTimeOffset> erased = new(StringComparer.Ordinal);
        await foreach (var row in _table.QueryAsync(cancellationToken: cancellationToken))
        {
            erased[row.RowKey] = row.GetDateTimeOffset(At) ?? default;
        }

        return erased;
    }

    private string CodeOf(UserId user) => _codes.Of(user.ToString());
}
