using KompetenzBot.Alarms.Situation;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms;

/// <summary>Where alarms are kept.</summary>
public interface IAlarmStore
{
    /// <summary>The next number of the year; never given twice, gaps are possible.</summary>
    Task<AlarmNumber> NextNumberAsync(int year, CancellationToken cancellationToken);

    /// <summary>Writes an alarm with its needs, its waves and its first viewer in one transaction. False if it exists already: nothing was written.</summary>
    Task<bool> TryAddAsync(Alarm alarm, Viewer viewer, CancellationToken cancellationToken);

    /// <summary>The alarm, or null.</summary>
    Task<Alarm?> FindAsync(WorkId id, CancellationToken cancellationToken);

    /// <summary>The alarm, or null, as it was at most a second ago; what this instance has written since is in it. For what many people ask for at once.</summary>
    Task<Alarm?> FindRecentAsync(WorkId id, CancellationToken cancellationToken);

    /// <summary>The alarm with this number, of this year or else the newest of whatever year; null if there is none.</summary>
    Task<Alarm?> FindByNumberAsync(int sequence, int? year, CancellationToken cancellationToken);

    /// <summary>Ends an alarm. False if it has ended already: the first end stays.</summary>
    Task<bool> TryEndAsync(WorkId id, AlarmEnd end, CancellationToken cancellationToken);

    /// <summary>Remembers what is done of what the end asks for.</summary>
    Task MarkAsync(WorkId id, EndStage stage, CancellationToken cancellationToken);

    /// <summary>Keeps what the alarm came to, in numbers; the first one stays.</summary>
    Task<AlarmReport> KeepReportAsync(WorkId id, AlarmReport report, CancellationToken cancellationToken);

    /// <summary>Keeps other numbers instead.</summary>
    Task ReplaceReportAsync(WorkId id, AlarmReport report, CancellationToken cancellationToken);

    /// <summary>What the alarm came to; null while it runs.</summary>
    Task<AlarmReport?> FindReportAsync(WorkId id, CancellationToken cancellationToken);

    /// <summary>All alarms that have not ended.</summary>
    Task<IReadOnlyList<Alarm>> ListOpenAsync(DateTimeOffset now, CancellationToken cancellationToken) => ListEndingAfterAsync(now, cancellationToken);

    /// <summary>All alarms that end after a time, or have ended after it.</summary>
    Task<IReadOnlyList<Alarm>> ListEndingAfterAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Remembers whether enough people come for a need, and that something follows from it. Null if that was known already, or another instance notices it now; otherwise the need as it now is.</summary>
    Task<Need?> TrySetCoveredAsync(WorkId id, Need need, bool isCovered, CancellationToken cancellationToken);

    /// <summary>Remembers that everything is done that follows from the last change of a need; not if it has changed again.</summary>
    Task MarkFollowedAsync(WorkId id, Need need, CancellationToken cancellationToken);

    /// <summary>Remembers that the alarm stands in the audit trail, or its end does.</summary>
    Task MarkRecordedAsync(WorkId id, bool isEnd, CancellationToken cancellationToken);

    /// <summary>Remembers when those were reminded who had not answered.</summary>
    Task MarkRemindedAsync(WorkId id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Writes a wave back. Null is a conflict: another instance or a coordinator has changed it. Otherwise the row as it now is.</summary>
    Task<Wave?> TryUpdateAsync(WorkId id, Wave wave, CancellationToken cancellationToken);

    /// <summary>Adds a wave. False if there is one with this number: nothing was written.</summary>
    Task<bool> TryAddAsync(WorkId id, Wave wave, CancellationToken cancellationToken);

    /// <summary>Changes the approval of an alarm that has one and has not ended. False: there was nothing to change.</summary>
    /// <param name="id">The alarm.</param>
    /// <param name="change">What becomes of it; null: nothing. May be asked several times.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<bool> TryChangeAsync(WorkId id, Func<Approval, Approval?> change, CancellationToken cancellationToken);

    /// <summary>What ended alarms came to, in no order.</summary>
    Task<IReadOnlyList<AlarmReport>> ListReportsAsync(CancellationToken cancellationToken);

    /// <summary>Remembers that the rows of the first who are called are written.</summary>
    Task MarkPreparedAsync(WorkId id, CancellationToken cancellationToken);
}
