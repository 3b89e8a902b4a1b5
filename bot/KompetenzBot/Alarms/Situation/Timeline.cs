using KompetenzBot.Conversations;

namespace KompetenzBot.Alarms.Situation;

/// <summary>What happened to an alarm and when, without anybody who was called.</summary>
internal static class Timeline
{
    /// <summary>In the order in which it happened.</summary>
    public static IEnumerable<(DateTimeOffset At, string Text)> Of(Alarm alarm)
    {
        List<(DateTimeOffset At, string Text)> events = [(alarm.CreatedAt, AlarmTexts.TimelineIssued)];
        if (alarm.Approval is { DecidedAt: { } decided } approval)
        {
            events.Add((decided, approval.State switch
            {
                ApprovalState.Approved => AlarmTexts.TimelineApproved,
                ApprovalState.Refused => AlarmTexts.TimelineRefused,
                _ => AlarmTexts.TimelineBypassed,
            }));
        }

        events.AddRange(alarm.Waves.Where(wave => wave is { DoneAt: not null, Called: > 0 }).Select(wave => (wave.DoneAt!.Value, Describe(alarm, wave))));
        if (alarm.RemindedAt is { } reminded)
        {
            events.Add((reminded, AlarmTexts.TimelineReminded));
        }

        if (alarm.End is { } end)
        {
            events.Add((end.At, AlarmTexts.TimelineEnded));
        }

        return events.OrderBy(one => one.At);
    }

    private static string Describe(Alarm alarm, Wave wave) => alarm.InWaves ? AlarmTexts.TimelineWave.With(wave.Number, wave.Called) : AlarmTexts.TimelineCalled.With(wave.Called);
}
