using KompetenzBot.Audit;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Alarms.Situation;

namespace KompetenzBot.Alarms.Approving;

/// <summary>Brings what is to be approved before those who may, and what became of it before those who asked. Everything may be done twice.</summary>
public sealed class ApprovalDesk(IAlarmStore alarms, IRoles roles, IOutbox outbox, IWorkQueues queues, IProfileStore profiles, IAuditTrail audit, SituationSignals signals, TimeProvider time)
{
    /// <summary>The purpose of the message that asks an approver.</summary>
    public const string Ask = "approve";

    /// <summary>The purpose of the message that tells approvers and auditors that nobody was asked.</summary>
    public const string Bypass = "bypass";

    /// <summary>The purpose of the message that tells the coordinator what was decided.</summary>
    public const string Decided = "decided";

    /// <summary>The purpose of the message that tells the coordinator that nobody has decided in time.</summary>
    public const string Overdue = "overdue";

    /// <summary>
    /// Does what follows from a decision, if that is not done. Writes the messages to approvers, and where they were passed over also to auditors, once the
    /// directory says who they are.
    /// </summary>
    public async Task TellAsync(WorkId id, CancellationToken cancellationToken)
    {
        if (await alarms.FindAsync(id, cancellationToken) is not { Approval: { } approval } alarm)
        {
            return;
        }

        if (!approval.IsDecisionTold && alarm.End is null)
        {
            await FollowAsync(alarm, approval, cancellationToken);
        }

        if (approval.IsTold || await RecipientsAsync(alarm, approval, cancellationToken) is not { } people)
        {
            return;
        }

        await SendAsync(alarm, approval.State == ApprovalState.Bypassed ? Bypass : Ask, people, cancellationToken);
        await alarms.TryChangeAsync(id, stored => stored.State == approval.State ? stored with { IsTold = true } : null, cancellationToken);
    }

    /// <summary>What follows from a decision: the trail, the coordinator by a message, the approvers by their cards; a refusal is the end.</summary>
    private async Task FollowAsync(Alarm alarm, Approval approval, CancellationToken cancellationToken)
    {
        var what = approval.State switch { ApprovalState.Approved => AuditEvent.AlarmApproved, ApprovalState.Refused => AuditEvent.AlarmRefused, _ => AuditEvent.FourEyesBypassed };
        await audit.AppendAsync(new AuditEntry(what, string.Empty, approval.DeciderBody, alarm.Number.ToString(), approval.DecidedAt ?? time.GetUtcNow()), cancellationToken);
        await SendAsync(alarm, Decided, [alarm.Coordinator], cancellationToken);
        await RefreshAsync(alarm, cancellationToken);
        if (approval.State == ApprovalState.Refused)
        {
            // the end is the mark that all of it is done: nothing can be changed after it
            await alarms.TryEndAsync(alarm.Id, new AlarmEnd(approval.DecidedAt ?? time.GetUtcNow(), approval.Reason) { Body = approval.DeciderBody, IsRecorded = true }, cancellationToken);
            return;
        }

        await alarms.TryChangeAsync(alarm.Id, stored => stored.State == approval.State ? stored with { IsDecisionTold = true } : null, cancellationToken);
    }

    /// <summary>Brings the approvers' cards up to date.</summary>
    public async Task RefreshAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        await queues.SendAsync(WorkPriority.Updates, outbox.PointTo(WorkKind.Update, alarm.Id, Ask, await roles.ListAsync(Role.Approver, cancellationToken) ?? []), cancellationToken);

        signals.Raise(alarm.Id);
    }

    /// <summary>Writes messages and sends them on their way.</summary>
    public async Task SendAsync(Alarm alarm, string purpose, IEnumerable<UserId> people, CancellationToken cancellationToken)
    {
        List<Recipient> recipients = [];
        foreach (var user in people)
        {
            recipients.Add(new Recipient(user, string.Empty, (await profiles.FindAsync(user, cancellationToken))?.Profile.Culture ?? "de"));
        }

        await queues.SendAsync(WorkPriority.Alarms, await outbox.AddMessagesAsync(alarm.Id, purpose, recipients, time.GetUtcNow(), cancellationToken), cancellationToken);
    }

    /// <summary>A message of this feature as it is to look now; null for one of another feature.</summary>
    public static Message? Compose(Alarm alarm, OutboxMessage message, CompetenceCatalogue catalogue, DutyClock clock, ApprovalView view) => (message.Purpose, alarm.Approval) switch
    {
        (_, null) => null,
        (Ask, { } approval) => new Message.Card(ApprovalCards.Request(alarm, approval, catalogue, clock, view), AlarmTexts.ApprovalTitle.With(alarm.Number)),
        (Bypass, { } approval) => new Message.Card(ApprovalCards.Bypassed(alarm, approval, catalogue, clock, view), AlarmTexts.BypassedTitle.With(alarm.Number)),
        (Decided, { } approval) => new Message.Card(ApprovalCards.Decision(alarm, approval), AlarmTexts.ApprovalTitle.With(alarm.Number)),
        (Overdue, { } approval) => new Message.Card(ApprovalCards.Overdue(alarm, approval, view), AlarmTexts.ApprovalOverdueTitle.With(alarm.Number)),
        _ => null,
    };

    private async Task<IEnumerable<UserId>?> RecipientsAsync(Alarm alarm, Approval approval, CancellationToken cancellationToken)
    {
        var approvers = await roles.ListAsync(Role.Approver, cancellationToken);
        var auditors = approval.State == ApprovalState.Bypassed ? await roles.ListAsync(Role.Auditor, cancellationToken) : [];
        return approvers is null || auditors is null ? null : approvers.Concat(auditors).Distinct().Where(user => user != alarm.Coordinator);
    }
}

/// <summary>What decides how messages about an approval look besides the alarm.</summary>
/// <param name="Now">The time.</param>
/// <param name="MinimumGroup">The smallest group that is shown as a number.</param>
/// <param name="MayBypass">Whether the coordinator's body may do without.</param>
public readonly record struct ApprovalView(DateTimeOffset Now, int MinimumGroup, bool MayBypass);
