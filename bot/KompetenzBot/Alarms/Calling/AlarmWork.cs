using KompetenzBot.Alarms.Answering;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KompetenzBot.Alarms.Calling;

/// <summary>The alarm's part in delivery: whom to call, and what the call says.</summary>
public sealed class AlarmWork(
    IAlarmStore alarms,
    IAnswerStore answers,
    NeedMatcher matcher,
    IProfileStore profiles,
    INoticeInForce notice,
    IOutbox outbox,
    IWorkQueues queues,
    ICatalogues catalogues,
    DutyClock clock,
    IOptions<AlarmOptions> options,
    SituationSignals signals,
    TimeProvider time) : IWork
{
    /// <summary>The purpose of the message that calls people.</summary>
    public const string Call = "call";

    /// <summary>The purpose of the message that asks those again who wanted to answer later.</summary>
    public const string AskAgain = "askagain";

    /// <summary>A message that was waiting for its next attempt when the alarm ended is settled within this time.</summary>
    private static readonly TimeSpan ToSettle = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public WorkPriority Priority => WorkPriority.Alarms;

    /// <inheritdoc/>
    public bool Owns(WorkId work) => Guid.TryParseExact(work.Value, "N", out _);

    /// <inheritdoc/>
    public async Task PrepareAsync(WorkId work, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await alarms.FindAsync(work, cancellationToken) is not { Prepared: false } alarm || !alarm.IsOpenAt(now))
        {
            return;
        }

        var matching = await matcher.MatchAsync(alarm.Needs, now, alarm.IgnoresRest, cancellationToken);
        Recipient[] recipients =
        [
            .. matching.Calls().Select(call => new Recipient(
                call.Profile.User, alarm.Needs[call.Need].Number.ToString(System.Globalization.CultureInfo.InvariantCulture), call.Profile.Culture)),
        ];
        foreach (var pointer in await outbox.AddAsync(work, Call, recipients, now, cancellationToken))
        {
            await queues.SendAsync(WorkPriority.Alarms, pointer, cancellationToken);
        }

        await alarms.MarkPreparedAsync(work, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken) =>
        await alarms.FindAsync(work, cancellationToken) is { } alarm && now < (alarm.End?.At ?? alarm.EndsAt) + ToSettle ? new OpenAlarm(alarm, answers, profiles, notice, alarm.IgnoresRest ? null : options.Value.Rest, catalogues.Current, clock, time) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedWork>> ListUnsettledAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await alarms.ListOpenAsync(now - ToSettle, cancellationToken)).Select(alarm => new ListedWork(alarm.Id, alarm.Prepared || !alarm.IsOpenAt(now)))];

    /// <inheritdoc/>
    public void Changed(WorkId work) => signals.Raise(work);

    private sealed class OpenAlarm(
        Alarm alarm, IAnswerStore answers, IProfileStore profiles, INoticeInForce notice, Period? rest, CompetenceCatalogue catalogue, DutyClock clock, TimeProvider time) : IOpenWork
    {
        /// <summary>Whoever has paused, left or not agreed to a new notice since the rows were written is no longer called; a card that was sent is kept true all the same.</summary>
        public async Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            if (message.Purpose == AlarmEnding.StandDown)
            {
                return EndCards.StandDown(alarm);
            }

            if (!alarm.IsOpenAt(time.GetUtcNow()))
            {
                return message.ActivityId is null ? null : EndCards.Over(alarm);
            }

            var need = alarm.Needs.Single(n => n.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == message.Variant);
            var profile = (await profiles.FindAsync(message.User, cancellationToken))?.Profile;
            if (message.ActivityId is null && (profile is null || CallRules.Check(profile, notice.Version, new WorkTime(need.From, need.To, clock), time.GetUtcNow(), rest) != Callability.Callable))
            {
                return null;
            }

            var mayHaveAnswered = message.Attempts > 1 || message.ActivityId is not null || message.Purpose == AskAgain;
            var person = !mayHaveAnswered ? null : await answers.FindAsync(alarm.Id, message.User, cancellationToken);
            if (message.Purpose == AskAgain && message.ActivityId is null)
            {
                return person?.Answer == AnswerKind.Later ? CallCard.Message(alarm, alarm.Needs.Single(n => n.Number == person.Need), person, profile, catalogue, clock) : null;
            }

            return CallCard.Message(alarm, person is null ? need : alarm.Needs.Single(n => n.Number == person.Need), person, profile, catalogue, clock);
        }
    }
}
