using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using KompetenzBot.Audit;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy.Retention;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>
/// The audit trail: partition is the month, rows are numbered, and <c>head</c> says where the chain ends. Entry and head are written in one
/// transaction. What is waiting in this instance goes into one transaction; between instances the head's ETag decides who comes first.
/// </summary>
internal sealed class AuditTable(StorageNames names, AuditKey key, TimeProvider time) : IAuditTrail, IRetained, IDisposable
{
    private const string Head = "head";
    private const string Closed = "Closed";
    private const string Aged = "Aged";
    private const string Earliest = "2020-01";
    private const int MostAtOnce = 90;
    private const int Attempts = 50;
    private readonly TableClient _table = names.Table(StorageNames.Audit);
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);

    public async Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var mine = new Waiting(entry);
        _waiting.Enqueue(mine);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (!mine.Written.IsCompleted)
            {
                await WriteWaitingAsync();
            }
        }
        finally
        {
            _turn.Release();
        }

        await mine.Written;
    }

    public async IAsyncEnumerable<AuditMonth> ReadAsync(DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = MonthOf(from);
        TableEntity? head = null;
        List<AuditRecord> records = [];
        string? month = null;
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"PartitionKey ge {first}"), cancellationToken: cancellationToken))
        {
            if (month is not null && month != entity.PartitionKey)
            {
                yield return ToMonth(month, head, records);
                (head, records) = (null, []);
            }

            month = entity.PartitionKey;
            if (entity.RowKey == Head)
            {
                head = entity;
            }
            else
            {
                records.Add(ToRecord(entity));
            }
        }

        if (month is not null)
        {
            yield return ToMonth(month, head, records);
        }
    }

    public async Task<IReadOnlyList<string>> ListMonthsAsync(CancellationToken cancellationToken)
    {
        List<string> months = [];
        await foreach (var first in _table.QueryAsync(TableFilter.Create($"PartitionKey ge {Earliest}"), maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellationToken))
        {
            // an instance whose clock is ahead may have begun the next one
            for (var (month, last) = (IsMonth(first.PartitionKey) ? first.PartitionKey : Earliest, MonthAfter(MonthOf(time.GetUtcNow()))); string.CompareOrdinal(month, last) <= 0; month = MonthAfter(month))
            {
                months.Add(month);
            }

            break;
        }

        return months;
    }

    public async Task<AuditHead?> FindHeadAsync(string month, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(month, Head, cancellationToken: cancellationToken) is { } head
            ? new AuditHead(month, head.GetBinary("Start") ?? [], head.GetInt32("Sequence") ?? 0, head.GetBinary("Code") ?? []) { IsAged = head.GetBoolean(Aged) == true }
            : null;

    public async Task<AuditHead?> FindNewestHeadAsync(CancellationToken cancellationToken)
    {
        foreach (var month in (await ListMonthsAsync(cancellationToken)).Reverse())
        {
            if (await FindHeadAsync(month, cancellationToken) is { } head)
            {
                return head;
            }
        }

        return null;
    }

    public async IAsyncEnumerable<AuditRecord> ReadMonthAsync(string month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"PartitionKey eq {month} and RowKey lt {Head}"), cancellationToken: cancellationToken))
        {
            yield return ToRecord(entity);
        }
    }

    public Period KeptFor(RetentionTimes times) => times.Audit;

    /// <summary>
    /// Whole months. The trail itself says first which month goes and where it ended, so that what is left can be verified; then the head is marked, which tells
    /// an interrupted removal from a damaged month, and goes last.
    /// </summary>
    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var month in (await ListMonthsAsync(cancellationToken)).Where(month => string.CompareOrdinal(month, MonthOf(before)) < 0))
        {
            if (await FindHeadAsync(month, cancellationToken) is { IsAged: false } head)
            {
                await AppendAsync(new AuditEntry(AuditEvent.MonthRemoved, string.Empty, AuditActors.System, $"{month} {head.CodeText}", time.GetUtcNow()), cancellationToken);
                await Conflict.NoneAsync(() => _table.UpdateEntityAsync(new TableEntity(month, Head) { [Aged] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken));
            }

            await AlarmRows.RemoveAsync(_table, TableFilter.Create($"PartitionKey eq {month} and RowKey ne {Head}"), cancellationToken);
            await _table.DeleteEntityAsync(month, Head, ETag.All, cancellationToken);
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Not cancelled with the turn of whoever happens to write: others' entries are in it too.</summary>
    private async Task WriteWaitingAsync()
    {
        List<Waiting> batch = [];
        while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var next))
        {
            batch.Add(next);
        }

        try
        {
            await WriteAsync([.. batch.Select(waiting => waiting.Entry)]);
            batch.ForEach(waiting => waiting.Done());
        }
        catch (Exception exception)
        {
            batch.ForEach(waiting => waiting.Failed(exception));
        }
    }

    private async Task WriteAsync(IReadOnlyList<AuditEntry> entries)
    {
        var month = MonthOf(time.GetUtcNow());
        for (var attempt = 1; ; attempt++)
        {
            var head = await _table.GetEntityIfExistsAsync(month, Head);
            if (head?.GetBoolean(Closed) == true)
            {
                // another instance, whose clock is ahead, has begun the next month
                month = MonthAfter(month);
                continue;
            }

            var start = head is null ? await CloseBeforeAsync(month) : head.GetBinary("Start") ?? [];
            if (start is null)
            {
                continue;
            }

            var (sequence, code) = (head?.GetInt32("Sequence") ?? 0, head?.GetBinary("Code") ?? start);
            List<TableTransactionAction> actions = [];
            foreach (var entry in entries)
            {
                sequence++;
                code = AuditChain.CodeOf(key.Value.Span, code, sequence, entry);
                actions.Add(new TableTransactionAction(TableTransactionActionType.Add, Entity(month, sequence, entry, code)));
            }

            var next = new TableEntity(month, Head) { ["Sequence"] = sequence, ["Code"] = code, ["Start"] = start };
            actions.Add(head is null
                ? new TableTransactionAction(TableTransactionActionType.Add, next)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, next, head.ETag));
            try
            {
                await _table.SubmitTransactionAsync(actions);
                return;
            }
            catch (TableRequestFailedException exception) when (Conflict.Is(exception) && attempt < Attempts)
            {
                // another instance was first
            }
            catch (TableRequestFailedException exception) when (Conflict.IsUnknown(exception) && attempt < Attempts)
            {
                if ((await _table.GetEntityIfExistsAsync(month, Row(sequence)))?.GetBinary("Code")?.AsSpan().SequenceEqual(code) == true)
                {
                    return;
                }
            }
        }
    }

    /// <summary>
    /// Ends the month before, so that an instance whose clock is behind adds nothing to it any more, and says where its chain ends; empty for the first
    /// month of all. Null: somebody has just added to it, look again.
    /// </summary>
    private async Task<byte[]?> CloseBeforeAsync(string month)
    {
        TableEntity? last = null;
        await foreach (var head in _table.QueryAsync(TableFilter.Create($"PartitionKey lt {month} and RowKey eq {Head}")))
        {
            last = head;
        }

        if (last is null || last.GetBoolean(Closed) == true)
        {
            return last?.GetBinary("Code") ?? [];
        }

        var closing = new TableEntity(last.PartitionKey, Head) { [Closed] = true };
        return await Conflict.NoneAsync(() => _table.UpdateEntityAsync(closing, last.ETag, TableUpdateMode.Merge)) ? last.GetBinary("Code") ?? [] : null;
    }

    private static string MonthAfter(string month) => MonthOf(DateTimeOffset.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddMonths(1));

    private static bool IsMonth(string text) => DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    internal static string Row(int sequence) => sequence.ToString("D10", CultureInfo.InvariantCulture);

    private static TableEntity Entity(string month, int sequence, AuditEntry entry, byte[] code) => new(month, Row(sequence))
    {
        ["Event"] = entry.Event.ToString(),
        ["Subject"] = entry.Subject,
        ["Actor"] = entry.Actor,
        ["Detail"] = entry.Detail,
        ["At"] = entry.At,
        ["Code"] = code,
    };

    private static AuditRecord ToRecord(TableEntity entity) => new(
        int.TryParse(entity.RowKey, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0,
        new AuditEntry(
            Enum.TryParse<AuditEvent>(entity.GetString("Event"), out var what) ? what : default,
            entity.GetString("Subject") ?? string.Empty,
            entity.GetString("Actor") ?? string.Empty,
            entity.GetString("Detail") ?? string.Empty,
            entity.GetDateTimeOffset("At") ?? default),
        entity.GetBinary("Code") ?? []);

    private static AuditMonth ToMonth(string name, TableEntity? head, List<AuditRecord> records) =>
        new(name, head?.GetBinary("Start") ?? [], records, head?.GetInt32("Sequence") ?? 0, head?.GetBinary("Code") ?? []);

    private sealed class Waiting(AuditEntry entry)
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public AuditEntry Entry { get; } = entry;

        public Task Written => _written.Task;

        public void Done() => _written.TrySetResult();

        public void Failed(Exception exception) => _written.TrySetException(exception);
    }
}
