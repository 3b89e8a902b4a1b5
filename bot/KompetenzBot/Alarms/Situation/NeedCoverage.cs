using KompetenzBot.Alarms.Calling;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>
/// Notices when enough people come for a need, or no longer do, and brings the cards of those up to date who have not said yes; and when those who were
/// called can no longer fill a need, so that the next wave does not wait.
/// </summary>
public sealed class NeedCoverage(IAlarmStore alarms, IOutbox outbox, IWorkQueues queues)
{
    /// <summary>Compares what is remembered with what was counted. May be done by several instances at once: they come to the same.</summary>
    public async Task KeepAsync(Alarm alarm, AlarmSituation situation, IReadOnlyCollection<CalledPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (alarm is { MayCall: true, NextWave: { Cause: WaveCause.Interval } wave } && now < wave.DueAt && WaveRules.IsShort(situation, wave)
            && await alarms.TryUpdateAsync(alarm.Id, wave with { DueAt = now, Cause = WaveCause.Short }, cancellationToken) is not null)
        {
            await queues.SendAsync(WorkPriority.Alarms, new WorkPointer(WorkKind.Prepare, alarm.Id.Value), cancellationToken);
        }

        foreach (var (need, isCovered) in situation.Needs.Select(one => (one.Need!, one.Accepted >= one.Need!.Count)).Where(one => one.Item1.IsCovered != one.Item2))
        {
            if (!await alarms.TrySetCoveredAsync(alarm.Id, need.Number, isCovered, cancellationToken))
            {
                continue;
            }

            if (!isCovered)
            {
                var gap = situation.Needs.Single(one => one.Need == need);
                await TellAsync(alarm, gap, now, cancellationToken);
                await OfferAsync(alarm, gap, people, now, cancellationToken);
            }

            var waiting = people
                .Where(person => person.Need == need.Number && person.Call == DeliveryState.Delivered && person.Answer is AnswerKind.None or AnswerKind.Later or AnswerKind.Waitlisted && person.User != default)
                .Select(person => person.User);
            await queues.SendAsync(WorkPriority.Updates, outbox.PointTo(WorkKind.Update, alarm.Id, AlarmWork.Call, waiting), cancellationToken);
        }
    }

    /// <summary>A message, not only a card that changes silently, to as many as there are places: who has waited longest first.</summary>
    private async Task OfferAsync(Alarm alarm, NeedSituation need, IEnumerable<CalledPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = people.Where(person => person.Need == need.Need!.Number && person.Answer == AnswerKind.Waitlisted && person.User != default)
            .OrderBy(person => person.AnsweredAt)
            .Take(need.Need!.Count - need.Accepted)
            .ToArray();
        foreach (var person in next)
        {
            await outbox.ScheduleAsync(alarm.Id, AlarmWork.Place, person.ToRecipient(), now, cancellationToken);
        }

        await queues.SendAsync(WorkPriority.Alarms, outbox.PointTo(WorkKind.Send, alarm.Id, AlarmWork.Place, next.Select(person => person.User)), cancellationToken);
    }

    /// <summary>The coordinators who watch learn at once that somebody has changed their mind, never who.</summary>
    private async Task TellAsync(Alarm alarm, NeedSituation need, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var viewers = await alarms.ListViewersAsync(alarm.Id, cancellationToken);
        Recipient[] recipients = [.. viewers.Select(viewer => new Recipient(viewer.User, GapNotice.Variant(need), viewer.Culture))];
        await queues.SendAsync(WorkPriority.Alarms, await outbox.AddMessagesAsync(alarm.Id, GapNotice.Purpose(need.Need!.Number, now), recipients, now, cancellationToken), cancellationToken);
    }
}
