using System.Globalization;
using KompetenzBot.Alarms.Answering;
using KompetenzBot.Alarms.Approving;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Alarms.Texting;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using NodaTime;

namespace KompetenzBot.Alarms.Calling;

/// <summary>An alarm as it is now: what its messages say, and whether they are still wanted.</summary>
internal sealed class OpenAlarm(Alarm alarm, IAnswerStore answers, IProfileStore profiles, IOutbox outbox, OpenAlarmView view) : IOpenWork
{
    /// <summary>Who is just being called is told of the end when it is known whether the call has left.</summary>
    private static readonly TimeSpan UntilCallsAreDecided = TimeSpan.FromSeconds(5);

    /// <summary>The confirmation, or the second pair of eyes. People of waves are called later on purpose.</summary>
    public DateTimeOffset? CallableSince(OutboxMessage message) =>
        message.Purpose == AlarmWork.Call && alarm is { IsEnquiry: false, InWaves: false } ? alarm.Approval?.DecidedAt ?? alarm.CreatedAt : null;

    /// <summary>Nobody is called any more when the alarm is over, nor asked to approve what is decided.</summary>
    public bool IsWanted(OutboxMessage message) => DeliveryLane.Plain(message.Purpose) switch
    {
        AlarmEnding.StandDown or ApprovalDesk.Decided or ApprovalDesk.Bypass => true,
        ApprovalDesk.Ask or ApprovalDesk.Overdue => alarm.Approval is { State: ApprovalState.Pending } && alarm.IsOpenAt(view.Now),
        _ => alarm.IsOpenAt(view.Now),
    };

    /// <summary>Whoever is called has a profile, and whoever is to approve has a part in what runs.</summary>
    public bool MayInstall(OutboxMessage message) => message.Purpose is AlarmWork.Call or AlarmWork.AskAgain or AlarmWork.Reminder or AlarmWork.Place or ApprovalDesk.Ask;

    /// <summary>Questions are put while people work, text messages come after Teams, and the end after the call.</summary>
    public async Task<DateTimeOffset?> NotBeforeAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken) => message.Purpose switch
    {
        AlarmEnding.StandDown => await FindCallAsync(message, cancellationToken) is { State: DeliveryState.Sending } ? now + UntilCallsAreDecided : null,
        AlarmWork.Call or AlarmWork.Reminder when alarm.IsEnquiry && await FindProfileAsync(message, cancellationToken) is { } profile =>
            view.Clock.NextWorkingTime(now, profile.WorkingHours ?? view.Clock.Usual),
        _ when message.Purpose == DeliveryLane.SmsOf(AlarmWork.Call) && !alarm.SmsAtOnce && await FindProfileAsync(message, cancellationToken) is { } profile =>
            SmsDue.NotBefore(await FindCallAsync(message, cancellationToken), profile, now, view.Clock, view.BeforeSms),
        _ => null,
    };

    /// <summary>Whoever has paused, left or not agreed to a new notice since the rows were written is no longer called; a card that was sent is kept true all the same.</summary>
    public async Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (DeliveryLane.IsSms(message.Purpose))
        {
            return await ComposeSmsAsync(message, cancellationToken);
        }

        if (message.Purpose == AlarmEnding.StandDown)
        {
            return await FindCallAsync(message, cancellationToken) is { MayHaveArrived: true } ? EndCards.StandDown(alarm) : null;
        }

        if (GapNotice.Compose(alarm, message, view.Catalogue) is { } gap)
        {
            return gap;
        }

        if (ApprovalDesk.Compose(alarm, message, view.Catalogue, view.Clock, new ApprovalView(view.Now, view.MinimumGroup, view.MayBypass)) is { } approval)
        {
            return approval;
        }

        if (!alarm.IsOpenAt(view.Now))
        {
            return message.ActivityId is null ? null : EndCards.Over(alarm);
        }

        var need = alarm.Needs.Single(one => one.Number.ToString(CultureInfo.InvariantCulture) == message.Variant);
        var profile = await FindProfileAsync(message, cancellationToken);
        if (message.ActivityId is null && (profile is null || Check(profile, need) != Callability.Callable))
        {
            return null;
        }

        var mayHaveAnswered = message.Attempts > 1 || message.ActivityId is not null || message.Purpose != AlarmWork.Call;
        var person = !mayHaveAnswered ? null : await answers.FindAsync(alarm.Id, message.User, cancellationToken);
        return message.ActivityId is null && !IsStillWanted(message.Purpose, person, need)
            ? null
            : CallCard.Message(alarm, person is null ? need : NeedOf(person), person, profile, view.Catalogue, view.Clock);
    }

    /// <summary>The coordinator has no row as a called person; everybody else is asked only what they have not answered.</summary>
    private async Task<Message?> ComposeSmsAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var profile = await FindProfileAsync(message, cancellationToken);
        var reachable = profile is { Consent.Sms: true, Mobile.Length: > 0 } ? profile : null;
        var purpose = DeliveryLane.Plain(message.Purpose);
        if (purpose == TeamsOutageWatch.Outage)
        {
            return alarm.IsOpenAt(view.Now) && ((message.User == alarm.Coordinator ? view.DutyPhone : null) ?? reachable?.Mobile) is { } to ? AlarmSms.Outage(alarm, to) : null;
        }

        if (reachable is null)
        {
            return null;
        }

        if (purpose == AlarmEnding.StandDown)
        {
            return AlarmSms.StandDown(alarm, reachable);
        }

        if (!alarm.IsOpenAt(view.Now) || await answers.FindAsync(alarm.Id, message.User, cancellationToken) is not { } person || Check(reachable, NeedOf(person)) != Callability.Callable || !IsStillWanted(message.Purpose, person, NeedOf(person)))
        {
            return null;
        }

        return purpose switch
        {
            AlarmWork.AskAgain => AlarmSms.AskAgain(alarm, reachable),
            AlarmWork.Place => AlarmSms.Place(alarm, reachable),
            _ => AlarmSms.Call(alarm, reachable),
        };
    }

    /// <summary>A call in Teams goes out also where enough others come: whoever wants to is put on the waiting list. Nobody's phone rings for that.</summary>
    private static bool IsStillWanted(string purpose, CalledPerson? person, Need need) => DeliveryLane.Plain(purpose) switch
    {
        AlarmWork.AskAgain => person is { Answer: AnswerKind.Later },
        AlarmWork.Place => person is { Answer: AnswerKind.Waitlisted } && !need.IsCovered,
        AlarmWork.Reminder => person is { Answer: AnswerKind.None } && !need.IsCovered,
        _ => !DeliveryLane.IsSms(purpose) || (person is { Answer: AnswerKind.None } && !need.IsCovered),
    };

    private Task<Profile?> FindProfileAsync(OutboxMessage message, CancellationToken cancellationToken) => profiles.FindRecentAsync(message.User, cancellationToken);

    private Task<OutboxMessage?> FindCallAsync(OutboxMessage message, CancellationToken cancellationToken) => outbox.FindAsync(alarm.Id, message.User, AlarmWork.Call, cancellationToken);

    private Need NeedOf(CalledPerson person) => alarm.Needs.Single(need => need.Number == person.Need);

    private Callability Check(Profile profile, Need need) => alarm.IsEnquiry
        ? CallRules.CheckQuestion(profile, view.NoticeVersion, view.Now)
        : CallRules.Check(profile, view.NoticeVersion, new WorkTime(need.From, need.To, view.Clock), view.Now, view.Rest);
}

/// <summary>What stands around an alarm when its messages are composed.</summary>
internal sealed record OpenAlarmView(CompetenceCatalogue Catalogue, DutyClock Clock, TimeProvider Time, string NoticeVersion)
{
    /// <summary>Now, also when a message had to wait.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The time to answer in Teams before a text message follows.</summary>
    public required Period BeforeSms { get; init; }

    /// <summary>How long people rest after a deployment; null: no matter.</summary>
    public Period? Rest { get; init; }

    /// <summary>The smallest group that is counted.</summary>
    public int MinimumGroup { get; init; }

    /// <summary>Whether the body may do without a second pair of eyes.</summary>
    public bool MayBypass { get; init; }

    /// <summary>Where the body gets text messages; null: nowhere.</summary>
    public string? DutyPhone { get; init; }
}
