using KompetenzBot.Alarms.Calling;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>
/// Notices when enough people come for a need, or no longer do, and brings the cards of those up to date who have not said yes; and when those who were
/// called can no longer fill a need, so that the next wave does not wait.
/// </summary>
public sealed class NeedCoverage(IAlarmStore alarms, IViewers viewers, IOutbox outbox, IWorkQueues queues)
{
    /// <summary>Compares what is remembered with what was counted. May be done by several instances at once: they come to the same.</summary>
    public async Task KeepAsync(Alarm alarm, AlarmSituation situation, IReadOnlyCollection<CalledPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (alarm is { MayCall: true, NextWave: { Cause: WaveCause.Interval } wave } && now < wave.DueAt && WaveRules.IsShort(situation, wave)
            && await alarms.TryUpdateAsync(alarm.Id, wave with { DueAt = now, Cause = WaveCause.Short }, cancellationToken) is not null)
        {
            await queues.SendAsync(WorkPriority.Alarms, new WorkPointer(WorkKind.Prepare, alarm.Id.Value), cancellationToken);
        }

        foreach (var one in situation.Needs)
        {
            await KeepAsync(alarm, one, people, now, cancellationToken);
        }
    }

    /// <summary>What follows from a change is done until all of it is done: a crash in between does it again.</summary>
    private async Task KeepAsync(Alarm alarm, NeedSituation situation, IReadOnlyCollection<CalledPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (need, isCovered) = (situation.Need!, situation.Accepted >= situation.Need!.Count);
        var changed = need.IsCovered == isCovered ? null : await alarms.TrySetCoveredAsync(alarm.Id, need, isCovered, cancellationToken);
        if ((changed ?? need) is { HasToFollow: true } following && following.IsCovered == isCovered)
        {
            await FollowAsync(alarm, situation with { Need = following }, people, now, cancellationToken);
            await alarms.MarkFollowedAsync(alarm.Id, following, cancellationToken);
        }
        else if (need is { IsCovered: false, Gaps: > 0 } && !isCovered)
        {
            // more places have become free, or somebody did not want the one that was offered
            var waiting = Waiting(need, people);
            await OfferAsync(alarm, [.. waiting.Where(person => !person.IsOffered).Take(FreePlaces(situation) - waiting.Count(person => person.IsOffered))], now, cancellationToken);
        }
    }

    private async Task FollowAsync(Alarm alarm, NeedSituation situation, IReadOnlyCollection<CalledPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var need = situation.Need!;
        if (!need.IsCovered)
        {
            await TellAsync(alarm, situation, now, cancellationToken);
            await OfferAsync(alarm, [.. Waiting(need, people).Take(FreePlaces(situation))], now, cancellationToken);
        }

        var outdated = people
            .Where(person => person.Need == need.Number && person.Call == DeliveryState.Delivered && person.Answer is AnswerKind.None or AnswerKind.Later or AnswerKind.Waitlisted && person.User != default)
            .Select(person => person.User);
        await queues.SendAsync(WorkPriority.Updates, outbox.PointTo(WorkKind.Update, alarm.Id, AlarmWork.Call, outdated), cancellationToken);
    }

    private static int FreePlaces(NeedSituation situation) => situation.Need!.Count - situation.Accepted;

    /// <summary>Who has waited longest first.</summary>
    private static CalledPerson[] Waiting(Need need, IEnumerable<CalledPerson> people) =>
        [.. people.Where(person => person.Need == need.Number && person.Answer == AnswerKind.Waitlisted && person.User != default).OrderBy(person => person.AnsweredAt)];

    /// <summary>A message, not only a card that changes silently.</summary>
    private async Task OfferAsync(Alarm alarm, CalledPerson[] next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var person in next)
        {
            await outbox.ScheduleAsync(alarm.Id, AlarmWork.Place, person.ToRecipient(), now, cancellationToken);
        }

        await queues.SendAsync(WorkPriority.Alarms, outbox.PointTo(WorkKind.Send, alarm.Id, AlarmWork.Place, next.Select(person => person.User)), cancellationToken);
    }

    /// <summary>The coordinators who watch learn at once that somebody has changed their mind, never who.</summary>
    private async Task TellAsync(Alarm alarm, NeedSituation need, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var watching = await viewers.ListAsync(alarm.Id, cancellationToken);
        Recipient[] recipients = [.. watching.Select(viewer => new Recipient(viewer.User, GapNotice.Variant(need), viewer.Culture))];
        await queues.SendAsync(WorkPriority.Alarms, await outbox.AddMessagesAsync(alarm.Id, GapNotice.Purpose(need.Need!), recipients, now, cancellationToken), cancellationToken);
    }
}
