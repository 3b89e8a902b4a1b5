using KompetenzBot.Alarms.Answering;
using KompetenzBot.Alarms.Approving;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KompetenzBot.Alarms.Calling;

/// <summary>The alarm's part in delivery: whom to call, and what the call says.</summary>
public sealed class AlarmWork(
    IAlarmStore alarms,
    IAnswerStore answers,
    WaveCaller waves,
    ApprovalDesk approvals,
    IProfileStore profiles,
    INoticeInForce notice,
    ICatalogues catalogues,
    ICoordinators coordinators,
    DutyClock clock,
    IOptions<AlarmOptions> options,
    IOptions<PrivacyOptions> privacy,
    SituationSignals signals,
    TimeProvider time) : IWork
{
    /// <summary>The purpose of the message that calls people.</summary>
    public const string Call = "call";

    /// <summary>The purpose of the message that asks those again who wanted to answer later.</summary>
    public const string AskAgain = "askagain";

    /// <summary>The purpose of the message that reminds those who have not answered.</summary>
    public const string Reminder = "remind";

    /// <summary>The purpose of the message that offers a place to those who wait for one.</summary>
    public const string Place = "place";

    /// <summary>A message that was waiting for its next attempt when the alarm ended is settled within this time.</summary>
    private static readonly TimeSpan ToSettle = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public WorkPriority Priority => WorkPriority.Alarms;

    /// <inheritdoc/>
    public bool Owns(WorkId work) => Guid.TryParseExact(work.Value, "N", out _);

    /// <inheritdoc/>
    public async Task PrepareAsync(WorkId work, CancellationToken cancellationToken)
    {
        await approvals.TellAsync(work, cancellationToken);
        await waves.CallAsync(work, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken) =>
        await alarms.FindRecentAsync(work, cancellationToken) is { } alarm && now < (alarm.End?.At ?? alarm.EndsAt) + ToSettle ? new OpenAlarm(alarm, answers, profiles, notice, alarm.IgnoresRest ? null : options.Value.Rest, catalogues.Current, clock, privacy.Value.MinimumGroup, MayBypass(alarm), time) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedWork>> ListUnsettledAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await Task.WhenAll((await alarms.ListOpenAsync(now - ToSettle, cancellationToken)).Select(async listed => new ListedWork(listed.Id, !listed.IsOpenAt(now) || !await IsDueAsync(listed.Id, now, cancellationToken))));

    /// <inheritdoc/>
    public void Changed(WorkId work) => signals.Raise(work);

    private bool MayBypass(Alarm alarm) => coordinators.Bodies.Any(body => body.Name == alarm.Body.Name && body.MayBypassFourEyes);

    /// <summary>An alarm that cannot be read is asked to be prepared, which says why it cannot be, and does not hold up the others.</summary>
    private async Task<bool> IsDueAsync(WorkId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await alarms.FindAsync(id, cancellationToken) is { } alarm && IsDue(alarm, now);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return true;
        }
    }

    private static bool IsDue(Alarm alarm, DateTimeOffset now) =>
        alarm.Approval is { IsTold: false } || (alarm is { MayCall: true, NextWave: { } wave } && wave.DueAt <= now && !(wave.ClaimedUntil > now));

    private sealed class OpenAlarm(
        Alarm alarm, IAnswerStore answers, IProfileStore profiles, INoticeInForce notice, Period? rest, CompetenceCatalogue catalogue, DutyClock clock, int minimumGroup, bool mayBypass, TimeProvider time) : IOpenWork
    {
        /// <summary>Questions are put while people work.</summary>
        public async Task<DateTimeOffset?> NotBeforeAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken) =>
            alarm.IsEnquiry && message.Purpose is Call or Reminder && (await profiles.FindAsync(message.User, cancellationToken))?.Profile is { } profile
                ? clock.NextWorkingTime(now, profile.WorkingHours ?? clock.Usual)
                : null;

        /// <summary>Whoever has paused, left or not agreed to a new notice since the rows were written is no longer called; a card that was sent is kept true all the same.</summary>
        public async Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            if (message.Purpose == AlarmEnding.StandDown)
            {
                return EndCards.StandDown(alarm);
            }

            if (GapNotice.Compose(alarm, message, catalogue) is { } gap)
            {
                return gap;
            }

            if (ApprovalDesk.Compose(alarm, message, catalogue, clock, new ApprovalView(time.GetUtcNow(), minimumGroup, mayBypass)) is { } approval)
            {
                return approval;
            }

            if (!alarm.IsOpenAt(time.GetUtcNow()))
            {
                return message.ActivityId is null ? null : EndCards.Over(alarm);
            }

            var need = alarm.Needs.Single(n => n.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == message.Variant);
            var profile = (await profiles.FindAsync(message.User, cancellationToken))?.Profile;
            if (message.ActivityId is null && (profile is null || Check(profile, need) != Callability.Callable))
            {
                return null;
            }

            var mayHaveAnswered = message.Attempts > 1 || message.ActivityId is not null || message.Purpose is AskAgain or Reminder or Place;
            var person = !mayHaveAnswered ? null : await answers.FindAsync(alarm.Id, message.User, cancellationToken);
            if (message.Purpose == AskAgain && message.ActivityId is null)
            {
                return person?.Answer == AnswerKind.Later ? CallCard.Message(alarm, alarm.Needs.Single(n => n.Number == person.Need), person, profile, catalogue, clock) : null;
            }

            if (message is { Purpose: Place, ActivityId: null } && (person is not { Answer: AnswerKind.Waitlisted } || need.IsCovered))
            {
                return null;
            }

            if (message.Purpose == Reminder && (person is not { Answer: AnswerKind.None } || need.IsCovered) && message.ActivityId is null)
            {
                return null;
            }

            return CallCard.Message(alarm, person is null ? need : alarm.Needs.Single(n => n.Number == person.Need), person, profile, catalogue, clock);
        }

        private Callability Check(Profile profile, Need need) => alarm.IsEnquiry
            ? CallRules.CheckQuestion(profile, notice.Version, time.GetUtcNow())
            : CallRules.Check(profile, notice.Version, new WorkTime(need.From, need.To, clock), time.GetUtcNow(), rest);
    }
}
