using KompetenzBot.Alarms.Calling;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>Notices when enough people come for a need, or no longer do, and brings the cards of those up to date who have not said yes.</summary>
public sealed class NeedCoverage(IAlarmStore alarms, IOutbox outbox, IWorkQueues queues)
{
    /// <summary>Compares what is remembered with what was counted. May be done by several instances at once: they come to the same.</summary>
    public async Task KeepAsync(Alarm alarm, AlarmSituation situation, IReadOnlyCollection<CalledPerson> people, CancellationToken cancellationToken)
    {
        foreach (var (need, isCovered) in situation.Needs.Select(one => (one.Need!, one.Accepted >= one.Need!.Count)).Where(one => one.Item1.IsCovered != one.Item2))
        {
            await alarms.SetCoveredAsync(alarm.Id, need.Number, isCovered, cancellationToken);
            var waiting = people
                .Where(person => person.Need == need.Number && person.Call == DeliveryState.Delivered && person.Answer is AnswerKind.None or AnswerKind.Later or AnswerKind.Waitlisted && person.User != default)
                .Select(person => person.User);
            foreach (var pointer in outbox.PointTo(WorkKind.Update, alarm.Id, AlarmWork.Call, waiting))
            {
                await queues.SendAsync(WorkPriority.Updates, pointer, cancellationToken);
            }
        }
    }
}
