using Azure;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>Row <c>lease</c> in the partition of an alarm.</summary>
internal sealed class SituationLeaseTable(StorageNames names) : ISituationLeases
{
    private const string LeaseKey = "lease";
    private readonly TableClient _table = names.Table(StorageNames.Alarms);

    public async Task<SituationLease> TakeAsync(WorkId alarm, string holder, DateTimeOffset now, TimeSpan length, CancellationToken cancellationToken)
    {
        var lease = await _table.GetEntityIfExistsAsync(alarm.Value, LeaseKey, cancellationToken: cancellationToken);
        var isOwn = lease?.GetString("Holder") == holder;
        var until = lease?.GetDateTimeOffset("Until") ?? DateTimeOffset.MinValue;
        if (lease is not null && !isOwn && until > now)
        {
            return new SituationLease(false, false);
        }

        var hasChanged = lease?.GetBoolean("Changed") == true;
        if (isOwn && !hasChanged && until - now > length / 2)
        {
            return new SituationLease(true, false);
        }

        var taken = new TableEntity(alarm.Value, LeaseKey) { ["Holder"] = holder, ["Until"] = now + length, ["Changed"] = false };
        return await Conflict.NoneAsync(() => lease is null ? _table.AddEntityAsync(taken, cancellationToken) : _table.UpdateEntityAsync(taken, lease.ETag, cancellationToken: cancellationToken))
            ? new SituationLease(true, hasChanged || !isOwn)
            : new SituationLease(isOwn, HasChanged: false);
    }

    public async Task ReleaseAsync(WorkId alarm, string holder, CancellationToken cancellationToken)
    {
        if (await _table.GetEntityIfExistsAsync(alarm.Value, LeaseKey, cancellationToken: cancellationToken) is { } lease && lease.GetString("Holder") == holder)
        {
            lease["Until"] = DateTimeOffset.UnixEpoch;
            await Conflict.NoneAsync(() => _table.UpdateEntityAsync(lease, lease.ETag, cancellationToken: cancellationToken));
        }
    }

    public async Task NoteAsync(WorkId alarm, CancellationToken cancellationToken) =>
        await Conflict.NoneAsync(() => _table.UpdateEntityAsync(new TableEntity(alarm.Value, LeaseKey) { ["Changed"] = true }, ETag.All, TableUpdateMode.Merge, cancellationToken));
}
