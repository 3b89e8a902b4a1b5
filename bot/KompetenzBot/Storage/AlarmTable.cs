using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>Alarms: partition is the alarm's id, rows are <c>alarm</c>, <c>need|n</c>, <c>report</c>, <c>viewer|user id</c> and <c>wave|n</c>. The partition <c>numbers</c> counts per year.</summary>
internal sealed class AlarmTable(StorageNames names, ProtectedRow rows, TimeProvider time, ILogger<AlarmTable> logger) : IAlarmStore
{
    internal const string AlarmKey = "alarm";
    private const string ReportKey = "report";
    private const string Covered = "Covered";
    private const string Gaps = "Gaps";
    private const string Following = "Following";
    private const string NeedPrefix = "need|";
    private const string Numbers = "numbers";
    private const int MostRecent = 200;
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);
    private readonly TableClient _table = names.Table(StorageNames.Alarms);
    private readonly ConcurrentDictionary<WorkId, (Alarm? Alarm, long At)> _recent = new();

    public async Task<AlarmNumber> NextNumberAsync(int year, CancellationToken cancellationToken)
    {
        var row = year.ToString(CultureInfo.InvariantCulture);
        while (true)
        {
            var counter = await _table.GetEntityIfExistsAsync(Numbers, row, cancellationToken: cancellationToken);
            var next = (counter?.GetInt32("Last") ?? 0) + 1;
            var entity = new TableEntity(Numbers, row) { ["Last"] = next };
            if (await Conflict.NoneAsync(() => counter is null
                ? _table.AddEntityAsync(entity, cancellationToken)
                : _table.UpdateEntityAsync(entity, counter.ETag, cancellationToken: cancellationToken)))
            {
                return new AlarmNumber(year, next);
            }
        }
    }

    public Task<bool> TryAddAsync(Alarm alarm, Viewer viewer, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(alarm.Id.Value, AlarmKey)
        {
            [AlarmRow.Year] = alarm.Number.Year,
            [AlarmRow.Sequence] = alarm.Number.Sequence,
            [AlarmRow.CreatedAt] = alarm.CreatedAt,
            [AlarmRow.EndsAt] = alarm.EndsAt,
            [AlarmRow.Prepared] = alarm.Prepared,
            [AlarmRow.Recorded] = false,
        };
        rows.Write(entity, StorageNames.Alarms, AlarmRow.From(alarm), StorageJson.Default.AlarmRow);
        TableEntity[] entities = [entity, .. alarm.Needs.Select(need => NeedEntity(alarm.Id, need)), .. alarm.Waves.Select(wave => WaveRow.Write(alarm.Id, wave)), ViewerRow.Write(viewer)];
        return Conflict.NoneAsync(() => _table.SubmitTransactionAsync([.. entities.Select(e => new TableTransactionAction(TableTransactionActionType.Add, e))], cancellationToken));
    }

    public async Task<Alarm?> FindAsync(WorkId id, CancellationToken cancellationToken)
    {
        TableEntity? alarm = null;
        List<Need> needs = [];
        List<Wave> waves = [];
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"PartitionKey eq {id.Value} and (RowKey lt {ViewerRow.Prefix} or RowKey ge {WaveRow.Prefix})"), cancellationToken: cancellationToken))
        {
            if (entity.RowKey == AlarmKey)
            {
                alarm = entity;
            }
            else if (entity.RowKey.StartsWith(NeedPrefix, StringComparison.Ordinal))
            {
                var number = int.Parse(entity.RowKey.AsSpan(NeedPrefix.Length), CultureInfo.InvariantCulture);
                needs.Add(rows.ReadRequired(entity, StorageNames.Alarms, StorageJson.Default.NeedRow).ToNeed(number) with
                {
                    IsCovered = entity.GetBoolean(Covered) ?? false, Gaps = entity.GetInt32(Gaps) ?? 0, HasToFollow = entity.GetBoolean(Following) ?? false,
                });
            }
            else if (entity.RowKey.StartsWith(WaveRow.Prefix, StringComparison.Ordinal))
            {
                waves.Add(WaveRow.Read(entity));
            }
        }

        return alarm is null ? null : Read(alarm, [.. needs.OrderBy(need => need.Number)], waves);
    }

    public async Task<Alarm?> FindRecentAsync(WorkId id, CancellationToken cancellationToken)
    {
        // not the wall clock: where that is set back, what is known would stay recent
        var now = time.GetTimestamp();
        if (_recent.TryGetValue(id, out var known) && time.GetElapsedTime(known.At, now) < Recent)
        {
            return known.Alarm;
        }

        if (_recent.Count > MostRecent)
        {
            _recent.Clear();
        }

        var alarm = await FindAsync(id, cancellationToken);
        _recent[id] = (alarm, now);
        return alarm;
    }

    public async Task<Alarm?> FindByNumberAsync(int sequence, int? year, CancellationToken cancellationToken)
    {
        TableEntity? newest = null;
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"RowKey eq {AlarmKey} and Sequence eq {sequence}"), select: ["PartitionKey", AlarmRow.Year], cancellationToken: cancellationToken))
        {
            newest = (year is null || entity.GetInt32(AlarmRow.Year) == year) && (newest is null || entity.GetInt32(AlarmRow.Year) > newest.GetInt32(AlarmRow.Year)) ? entity : newest;
        }

        return newest is null ? null : await FindAsync(new WorkId(newest.PartitionKey), cancellationToken);
    }

    public async Task<bool> TryEndAsync(WorkId id, AlarmEnd end, CancellationToken cancellationToken)
    {
        while (await _table.GetEntityIfExistsAsync(id.Value, AlarmKey, cancellationToken: cancellationToken) is { } entity && entity.GetDateTimeOffset(AlarmRow.EndedAt) is null)
        {
            var ended = new TableEntity(id.Value, AlarmKey) { [AlarmRow.EndedAt] = end.At, [AlarmRow.EndRecorded] = end.IsRecorded || !end.IsStandDown };
            if (end.At < entity.GetDateTimeOffset(AlarmRow.EndsAt))
            {
                ended[AlarmRow.EndsAt] = end.At;
            }

            rows.Write(ended, StorageNames.Alarms, rows.ReadRequired(entity, StorageNames.Alarms, StorageJson.Default.AlarmRow) with { EndReason = end.Reason, EndBody = end.Body }, StorageJson.Default.AlarmRow);
            if (await Conflict.NoneAsync(() => _table.UpdateEntityAsync(ended, entity.ETag, TableUpdateMode.Merge, cancellationToken)))
            {
                return Forget(id);
            }
        }

        return false;
    }

    public async Task MarkAsync(WorkId id, EndStage stage, CancellationToken cancellationToken) =>
        await _table.UpdateEntityAsync(new TableEntity(id.Value, AlarmKey) { [AlarmRow.EndStage] = stage.ToString() }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    public async Task<AlarmReport> KeepReportAsync(WorkId id, AlarmReport report, CancellationToken cancellationToken) =>
        await Conflict.NoneAsync(() => _table.AddEntityAsync(ReportEntity(id, report), cancellationToken)) ? report : (await FindReportAsync(id, cancellationToken))!;

    public async Task ReplaceReportAsync(WorkId id, AlarmReport report, CancellationToken cancellationToken) => await _table.UpsertEntityAsync(ReportEntity(id, report), cancellationToken: cancellationToken);

    public async Task<AlarmReport?> FindReportAsync(WorkId id, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(id.Value, ReportKey, cancellationToken: cancellationToken) is { } entity ? rows.ReadRequired(entity, StorageNames.Alarms, StorageJson.Default.AlarmReport) : null;

    public async Task<IReadOnlyList<Alarm>> ListEndingAfterAsync(DateTimeOffset after, CancellationToken cancellationToken)
    {
        List<Alarm> alarms = [];
        using var unreadable = new UnreadableRows(StorageNames.Alarms, logger);
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"RowKey eq {AlarmKey} and EndsAt gt {after}"), cancellationToken: cancellationToken))
        {
            if (unreadable.Read(entity, row => Read(row, [], waves: null)) is { } alarm)
            {
                alarms.Add(alarm);
            }
        }

        return alarms;
    }

    public async Task<Need?> TrySetCoveredAsync(WorkId id, Need need, bool isCovered, CancellationToken cancellationToken)
    {
        if (await FindStateAsync(id, need, cancellationToken) is not { } entity || (entity.GetBoolean(Covered) ?? false) == isCovered)
        {
            return null;
        }

        var changed = need with { IsCovered = isCovered, Gaps = (entity.GetInt32(Gaps) ?? 0) + (isCovered ? 0 : 1), HasToFollow = true };
        var row = new TableEntity(id.Value, NeedKey(need)) { [Covered] = changed.IsCovered, [Gaps] = changed.Gaps, [Following] = true };
        return await Conflict.NoneAsync(() => _table.UpdateEntityAsync(row, entity.ETag, TableUpdateMode.Merge, cancellationToken)) && Forget(id) ? changed : null;
    }

    public async Task MarkFollowedAsync(WorkId id, Need need, CancellationToken cancellationToken)
    {
        if (await FindStateAsync(id, need, cancellationToken) is { } entity && entity.GetBoolean(Covered) == need.IsCovered && entity.GetInt32(Gaps) == need.Gaps)
        {
            await Conflict.NoneAsync(() => _table.UpdateEntityAsync(new TableEntity(id.Value, NeedKey(need)) { [Following] = false }, entity.ETag, TableUpdateMode.Merge, cancellationToken));
        }
    }

    public async Task MarkRecordedAsync(WorkId id, bool isEnd, CancellationToken cancellationToken) =>
        await _table.UpdateEntityAsync(new TableEntity(id.Value, AlarmKey) { [isEnd ? AlarmRow.EndRecorded : AlarmRow.Recorded] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    public async Task<Wave?> TryUpdateAsync(WorkId id, Wave wave, CancellationToken cancellationToken) =>
        await Conflict.NullAsync(() => wave.Version.Length == 0
            ? _table.AddEntityAsync(WaveRow.Write(id, wave), cancellationToken)
            : _table.UpdateEntityAsync(WaveRow.Write(id, wave), new ETag(wave.Version), cancellationToken: cancellationToken)) is { } etag
            ? wave with { Version = etag.ToString() }
            : null;

    public Task<bool> TryAddAsync(WorkId id, Wave wave, CancellationToken cancellationToken) =>
        Conflict.NoneAsync(() => _table.AddEntityAsync(WaveRow.Write(id, wave), cancellationToken));

    public async Task<bool> TryChangeAsync(WorkId id, Func<Approval, Approval?> change, CancellationToken cancellationToken)
    {
        while (await _table.GetEntityIfExistsAsync(id.Value, AlarmKey, cancellationToken: cancellationToken) is { } entity && entity.GetDateTimeOffset(AlarmRow.EndedAt) is null)
        {
            var row = rows.ReadRequired(entity, StorageNames.Alarms, StorageJson.Default.AlarmRow);
            if (row.Approval is not { } approval || change(approval) is not { } changed)
            {
                return false;
            }

            var decided = new TableEntity(id.Value, AlarmKey);
            rows.Write(decided, StorageNames.Alarms, row with { Approval = changed }, StorageJson.Default.AlarmRow);
            if (await Conflict.NoneAsync(() => _table.UpdateEntityAsync(decided, entity.ETag, TableUpdateMode.Merge, cancellationToken)))
            {
                return Forget(id);
            }
        }

        return false;
    }

    public async Task<IReadOnlyList<AlarmReport>> ListReportsAsync(CancellationToken cancellationToken)
    {
        List<AlarmReport> reports = [];
        using var unreadable = new UnreadableRows(StorageNames.Alarms, logger);
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"RowKey eq {ReportKey}"), cancellationToken: cancellationToken))
        {
            if (unreadable.Read(entity, row => rows.ReadRequired(row, StorageNames.Alarms, StorageJson.Default.AlarmReport)) is { } report)
            {
                reports.Add(report);
            }
        }

        return reports;
    }

    public async Task MarkRemindedAsync(WorkId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        await _table.UpdateEntityAsync(new TableEntity(id.Value, AlarmKey) { [AlarmRow.RemindedAt] = at }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    public async Task MarkPreparedAsync(WorkId id, CancellationToken cancellationToken) =>
        await _table.UpdateEntityAsync(new TableEntity(id.Value, AlarmKey) { [AlarmRow.Prepared] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken);

    /// <summary>What was written is seen at once, by this instance.</summary>
    private bool Forget(WorkId id)
    {
        _recent.TryRemove(id, out _);
        return true;
    }

    private static string NeedKey(Need need) => NeedPrefix + need.Number.ToString(CultureInfo.InvariantCulture);

    private Alarm Read(TableEntity entity, IReadOnlyList<Need> needs, IReadOnlyList<Wave>? waves) =>
        rows.ReadRequired(entity, StorageNames.Alarms, StorageJson.Default.AlarmRow).ToAlarm(entity, needs, waves);

    private Task<TableEntity?> FindStateAsync(WorkId id, Need need, CancellationToken cancellationToken) =>
        _table.GetEntityIfExistsAsync(id.Value, NeedKey(need), ["PartitionKey", "RowKey", Covered, Gaps], cancellationToken);

    private TableEntity ReportEntity(WorkId id, AlarmReport report)
    {
        var entity = new TableEntity(id.Value, ReportKey);
        rows.Write(entity, StorageNames.Alarms, report, StorageJson.Default.AlarmReport);
        return entity;
    }

    private TableEntity NeedEntity(WorkId id, Need need)
    {
        var entity = new TableEntity(id.Value, NeedKey(need));
        rows.Write(entity, StorageNames.Alarms, NeedRow.Of(need), StorageJson.Default.NeedRow);
        return entity;
    }
}
