using System.Globalization;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Alarms.Texting;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Calling;

/// <summary>
/// Calls the wave that is due: chooses people, writes their rows, plans the next wave. It may be interrupted anywhere: the numbers to come to are written
/// before the first row, and rows that are there are not written again.
/// </summary>
public sealed class WaveCaller(
    IAlarmStore alarms, IAnswerStore answers, NeedMatcher matcher, IProfileStore profiles, FourEyes fourEyes, IOutbox outbox, IWorkQueues queues, [FromKeyedServices(DeliveryLane.Sms)] IChannel sms, DutyClock clock, IOptions<AlarmOptions> options, TimeProvider time)
{
    /// <summary>Longer than it takes to read all profiles and write all rows; after a crash another instance goes on when it has passed.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(60);

    /// <summary>Does nothing if none is due, or another instance calls it.</summary>
    public async Task CallAsync(WorkId id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await alarms.FindAsync(id, cancellationToken) is not { MayCall: true, NextWave: { } wave } alarm || !alarm.IsOpenAt(now) || wave.ClaimedUntil > now)
        {
            return;
        }

        var people = await answers.ScanAsync(id, cancellationToken).ToArrayAsync(cancellationToken);
        var situation = AlarmSituation.Count(alarm, people);
        if (!WaveRules.IsDue(wave, situation, now))
        {
            await PostponeAsync(alarm, wave, now, cancellationToken);
            return;
        }

        var totals = wave.Everyone ? null : wave.Totals ?? await TotalsAsync(situation, wave.Cause, now, cancellationToken);
        if (await alarms.TryUpdateAsync(id, wave with { Totals = totals, ClaimedUntil = now + Claim }, cancellationToken) is { } claimed)
        {
            await CallAsync(alarm, claimed, situation, people, now, cancellationToken);
        }
    }

    private async Task CallAsync(Alarm alarm, Wave wave, AlarmSituation situation, CalledPerson[] people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var matching = await matcher.MatchAsync(alarm.Needs, now, MatchKind.Of(alarm), cancellationToken);
        var called = people.Select(person => person.User).ToHashSet();
        var candidates = matching.Candidates.Where(candidate => !called.Contains(candidate.Profile.User)).ToArray();
        var order = new FairOrder(alarm.Id, now);
        var calls = wave.Totals is { } totals
            ? CallPlan.Part(candidates, [.. situation.Needs.Select((need, i) => Math.Max(0, totals[i] - need.Called))], order)
            : CallPlan.Everyone(candidates, WaveRules.Missing(situation), order);
        calls = [.. calls.Take(Math.Max(0, fourEyes.MostFor(alarm) - people.Length))];
        if (!alarm.IsEnquiry)
        {
            // before the rows: who has one is not looked at again after a crash
            await profiles.MarkCalledAsync([.. calls.Select(call => call.Profile)], clock.DayOf(now), alarm.IsDrill, cancellationToken);
        }

        Recipient[] recipients =
        [
            .. calls.Select(call => new Recipient(call.Profile.User, alarm.Needs[call.Need].Number.ToString(CultureInfo.InvariantCulture), call.Profile.Culture)
            {
                SmsDueAt = alarm.IsEnquiry || !sms.IsAvailable ? null : SmsDue.At(call.Profile, alarm.SmsAtOnce, now, clock, options.Value.BeforeSms),
            }),
        ];
        await queues.SendAsync(WorkPriority.Alarms, await outbox.AddAsync(alarm.Id, AlarmWork.Call, recipients, now, cancellationToken), cancellationToken);
        var phones = recipients.Where(recipient => recipient.SmsDueAt <= now).Select(recipient => recipient.User);
        await queues.SendAsync(WorkPriority.Sms, outbox.PointTo(WorkKind.Send, alarm.Id, DeliveryLane.SmsOf(AlarmWork.Call), phones), cancellationToken);

        if (alarm.InWaves && candidates.Length > calls.Count && people.Length + calls.Count < fourEyes.MostFor(alarm))
        {
            var chosen = calls.Select(call => call.Profile.User).ToHashSet();
            var left = candidates.Where(candidate => !chosen.Contains(candidate.Profile.User)).ToArray();
            var next = new Wave(wave.Number + 1, clock.Add(now, options.Value.BetweenWaves), WaveCause.Interval)
            {
                Left = [.. alarm.Needs.Select((_, i) => left.Count(candidate => candidate.Needs.Contains(i)))],
            };
            await alarms.TryAddAsync(alarm.Id, next, cancellationToken);
        }

        var before = alarm.Waves.Where(done => done.DoneAt is not null).Sum(done => done.Called);
        await alarms.TryUpdateAsync(alarm.Id, wave with { DoneAt = time.GetUtcNow(), Called = people.Length + calls.Count - before }, cancellationToken);
        await alarms.MarkPreparedAsync(alarm.Id, cancellationToken);
    }

    /// <summary>How many are to have been called for each need when the wave is done.</summary>
    private async Task<IReadOnlyList<int>> TotalsAsync(AlarmSituation situation, WaveCause cause, DateTimeOffset now, CancellationToken cancellationToken) =>
        WaveRules.Totals(situation, cause, AcceptanceForecast.For(now, await alarms.ListReportsAsync(cancellationToken), clock).Rate);

    /// <summary>A wave whose time has come and that nobody needs waits for another interval: a withdrawal brings it forward.</summary>
    private async Task PostponeAsync(Alarm alarm, Wave wave, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now >= wave.DueAt)
        {
            await alarms.TryUpdateAsync(alarm.Id, wave with { DueAt = clock.Add(now, options.Value.BetweenWaves) }, cancellationToken);
        }
    }
}
