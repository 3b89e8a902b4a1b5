using System.Globalization;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Alarms.Answering;

/// <summary>The one way of an answer into the house, from whatever channel: settles what it means, stores it, and lets cards and situation follow.</summary>
public sealed partial class AnswerRecorder(
    IAnswerStore answers, IOutbox outbox, IWorkQueues queues, ICatalogues catalogues, DutyClock clock, SituationSignals signals, TimeProvider time, ILogger<AnswerRecorder> logger)
{
    private const int Attempts = 5;
    private const int LongestMessageId = 200;
    private static readonly TimeSpan LongestQueueing = TimeSpan.FromSeconds(2);

    /// <summary>Stores an answer, if the person was called and the alarm is open.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="who">Who answers.</param>
    /// <param name="given">What they said.</param>
    /// <param name="card">The id of the message on which they said it; null: on none.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">It is not known whether it is stored.</exception>
    public async Task<RecordedAnswer> RecordAsync(Alarm alarm, Respondent who, GivenAnswer given, string? card, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var concerns = given is { Kind: AnswerKind.Accepted, KeepsRemark: false } ? SensitiveText.ConcernsOf(given.Remark) : SensitiveConcerns.None;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await answers.FindAsync(alarm.Id, who.User, cancellationToken) is not { } person)
            {
                return new RecordedAnswer.NotCalled();
            }

            if (!alarm.IsOpenAt(now))
            {
                return new RecordedAnswer.AlarmOver();
            }

            var (kind, need) = Settle(alarm, person, who.Profile, given);
            var answer = person with
            {
                Need = need,
                Answer = kind,
                AskAgainAt = kind == AnswerKind.Later ? LaterTimes.Choose(given.In, now, alarm.Needs.Single(one => one.Number == need).From) : null,
                AnsweredAt = now,
                Acceptance = kind == AnswerKind.Accepted ? Disclose(who, given, concerns) : null,
            };
            await RemindAsync(alarm, answer, who.Language, cancellationToken);

            // equal: an attempt before this one was written, and only the storage's word of it got lost
            if (answer == person || await answers.TryAnswerAsync(answer, cancellationToken) is not null)
            {
                signals.Raise(alarm.Id);
                Measures.Answered(kind.ToString(), card is null ? "page" : "teams");
                return new RecordedAnswer.Stored(answer, kind == AnswerKind.Accepted ? concerns : SensitiveConcerns.None, await TryQueueUpdateAsync(alarm, person, card));
            }
        }

        throw new InvalidOperationException("The answer is being changed from several places at once, or the storage does not say whether it is stored.");
    }

    /// <summary>
    /// The row of the message that asks again, due when the person wants it, and before the answer, so that a crash loses no reminder: it is not sent to somebody who said
    /// something else.
    /// </summary>
    private async Task RemindAsync(Alarm alarm, CalledPerson answer, string language, CancellationToken cancellationToken)
    {
        if (answer.AskAgainAt is { } at)
        {
            await outbox.ScheduleAsync(alarm.Id, AlarmWork.AskAgain, (answer with { Culture = language }).ToRecipient(), at, cancellationToken);
        }
    }

    /// <summary>
    /// What an answer means now. A yes for a need for which enough others come is a place on the waiting list, unless it was for another need that
    /// the person can fill; whoever had said yes before keeps their place.
    /// </summary>
    private (AnswerKind Answer, int Need) Settle(Alarm alarm, CalledPerson person, Profile? profile, GivenAnswer given)
    {
        if (given.Kind != AnswerKind.Accepted)
        {
            return (given.Kind, person.Need);
        }

        if (int.TryParse(given.Need, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            && OpenNeeds.For(alarm, person.Need, profile, catalogues.Current, clock).Any(need => need.Number == wanted))
        {
            return (AnswerKind.Accepted, wanted);
        }

        var isFull = person.Answer != AnswerKind.Accepted && alarm.Needs.Single(need => need.Number == person.Need).IsCovered;
        return (isFull ? AnswerKind.Waitlisted : AnswerKind.Accepted, person.Need);
    }

    private static Acceptance Disclose(Respondent who, GivenAnswer given, SensitiveConcerns concerns) => new(
        who.Profile?.Name ?? who.Name,
        who.Profile?.Department,
        concerns == SensitiveConcerns.None ? given.Remark : string.Empty,
        given.Arrival);

    /// <summary>The answer is stored: whatever is wrong with the queue, the person must neither wait for it nor be told that the answer failed.</summary>
    private async Task<bool> TryQueueUpdateAsync(Alarm alarm, CalledPerson before, string? card)
    {
        var copy = card is { Length: > 0 and <= LongestMessageId } ? card : null;
        var pointers = CardsOf(alarm, before).Select(purpose => new WorkPointer(WorkKind.Update, alarm.Id.Value, purpose, Users: [before.User.ToString()]) { Copy = purpose == AlarmWork.Call ? copy : null });
        using var patience = new CancellationTokenSource(LongestQueueing, time);
        try
        {
            await queues.SendAsync(WorkPriority.Updates, pointers, patience.Token);
            return true;
        }
        catch (Exception exception)
        {
            Log.UpdateNotQueued(logger, exception, alarm.Id.Value);
            return false;
        }
    }

    /// <summary>The call, and what else may have been sent to somebody who was there before.</summary>
    private static IEnumerable<string> CardsOf(Alarm alarm, CalledPerson before)
    {
        yield return AlarmWork.Call;
        if (alarm.RemindedAt is not null)
        {
            yield return AlarmWork.Reminder;
        }

        if (before.Answer is AnswerKind.Later or AnswerKind.Waitlisted)
        {
            yield return before.Answer == AnswerKind.Later ? AlarmWork.AskAgain : AlarmWork.Place;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The card update after an answer to alarm {Alarm} could not be queued; the card on which it was given is updated directly, others at their next change.")]
        public static partial void UpdateNotQueued(ILogger logger, Exception exception, string alarm);
    }
}
