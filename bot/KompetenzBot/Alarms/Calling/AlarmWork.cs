using KompetenzBot.Alarms.Approving;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Alarms.Texting;
using KompetenzBot.Competences;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Calling;

/// <summary>The alarm's part in delivery: whom to call, and what the call says.</summary>
public sealed class AlarmWork(
    IAlarmStore alarms,
    IAnswerStore answers,
    WaveCaller waves,
    ApprovalDesk approvals,
    AlarmRecords records,
    IProfileStore profiles,
    INoticeInForce notice,
    ICatalogues catalogues,
    IOutbox outbox,
    IWorkQueues queues,
    [FromKeyedServices(DeliveryLane.Sms)] IChannel sms,
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
    public WorkPriority PriorityOf(string purpose) => (DeliveryLane.IsSms(purpose), DeliveryLane.Plain(purpose) is AlarmEnding.StandDown or TeamsOutageWatch.Outage) switch
    {
        (true, true) => WorkPriority.UrgentSms,
        (true, false) => WorkPriority.Sms,
        (false, true) => WorkPriority.Urgent,
        (false, false) => WorkPriority.Alarms,
    };

    /// <inheritdoc/>
    public bool Owns(WorkId work) => Guid.TryParseExact(work.Value, "N", out _);

    /// <inheritdoc/>
    public async Task PrepareAsync(WorkId work, CancellationToken cancellationToken)
    {
        await approvals.TellAsync(work, cancellationToken);
        await waves.CallAsync(work, cancellationToken);
        if (await alarms.FindAsync(work, cancellationToken) is { } alarm)
        {
            await records.RecordIssueAsync(alarm, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken) =>
        await alarms.FindRecentAsync(work, cancellationToken) is { } alarm && now < (alarm.End?.At ?? alarm.EndsAt) + ToSettle ? new OpenAlarm(alarm, answers, profiles, outbox, View(alarm)) : null;

    /// <inheritdoc/>
    public Task LookAheadAsync(IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellationToken) => profiles.LookAheadAsync([.. messages.Select(message => message.User)], cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedWork>> ListUnsettledAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await Task.WhenAll((await alarms.ListEndingAfterAsync(now - ToSettle, cancellationToken)).Select(async listed => new ListedWork(listed.Id, !listed.IsOpenAt(now) || !await IsDueAsync(listed.Id, now, cancellationToken))));

    /// <inheritdoc/>
    public void Changed(WorkId work) => signals.Raise(work);

    /// <summary>Who cannot be reached in Teams is reached by text message at once.</summary>
    public async Task NotReachedAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var purpose = DeliveryLane.SmsOf(message.Purpose);
        switch (message.Purpose)
        {
            case Call when await outbox.TryBringForwardAsync(message.Work, message.User, purpose, time.GetUtcNow(), cancellationToken):
                break;
            case AskAgain or Place or AlarmEnding.StandDown when sms.IsAvailable:
                await outbox.AddMessagesAsync(message.Work, purpose, [new Recipient(message.User, message.Variant, message.Culture)], time.GetUtcNow(), cancellationToken);
                break;
            default:
                return;
        }

        await queues.SendAsync(PriorityOf(purpose), outbox.PointTo(WorkKind.Send, message.Work, purpose, [message.User]), cancellationToken);
    }

    private OpenAlarmView View(Alarm alarm)
    {
        var body = coordinators.Bodies.FirstOrDefault(one => one.Name == alarm.Body.Name);
        return new OpenAlarmView(catalogues.Current, clock, time, notice.Version)
        {
            BeforeSms = options.Value.BeforeSms,
            Rest = alarm.IgnoresRest ? null : options.Value.Rest,
            MinimumGroup = privacy.Value.MinimumGroup,
            MayBypass = body?.MayBypassFourEyes == true,
            DutyPhone = body?.DutyPhone,
        };
    }

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
        !alarm.IsRecorded || alarm.Approval is { IsTold: false } or { IsDecisionTold: false } || (alarm is { MayCall: true, NextWave: { } wave } && wave.DueAt <= now && !(wave.ClaimedUntil > now));
}
