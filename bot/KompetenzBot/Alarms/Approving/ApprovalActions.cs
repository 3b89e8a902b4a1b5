using KompetenzBot.Audit;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Approving;

/// <summary>The buttons of an approval. Who may press them is asked at that moment; the first decision counts, and whoever comes later sees it.</summary>
public sealed class ApprovalActions(
    IAlarmStore alarms,
    ApprovalDesk desk,
    IRoles roles,
    ICoordinators coordinators,
    IWorkQueues queues,
    ICatalogues catalogues,
    DutyClock clock,
    IOptions<PrivacyOptions> privacy) : ICardActions
{
    /// <inheritdoc/>
    public string Feature => "approval";

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Value(ApprovalCards.AlarmKey), "N", out _) || await alarms.FindAsync(new WorkId(action.Value(ApprovalCards.AlarmKey)), cancellationToken) is not { Approval: not null } alarm)
        {
            return Reply.Text(AlarmTexts.NoApprovalWanted);
        }

        return action.Verb switch
        {
            ApprovalCards.Approve or ApprovalCards.Refuse => await DecideAsync(turn, alarm, action, cancellationToken),
            ApprovalCards.Bypass => await BypassAsync(turn, alarm, action, cancellationToken),
            _ => Reply.Text(ConversationTexts.UnknownButton),
        };
    }

    private async Task<Reply> DecideAsync(TurnContext turn, Alarm alarm, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (!await roles.HasAsync(turn.User, Role.Approver, cancellationToken))
        {
            return Reply.Text(AlarmTexts.NotAnApprover);
        }

        if (turn.User == alarm.Coordinator)
        {
            return Reply.Text(AlarmTexts.OwnAlarm);
        }

        var (isApproved, reason) = (action.Verb == ApprovalCards.Approve, ReasonOf(action));
        if (!isApproved && reason.Length == 0)
        {
            return Request(turn, alarm, AlarmTexts.RefusalReasonMissing);
        }

        var state = isApproved ? ApprovalState.Approved : ApprovalState.Refused;
        await DecideAsync(
            turn,
            alarm,
            approval => approval with { State = state, DecidedAt = turn.Now, Decider = turn.Name, DeciderBody = AuditActors.Approver, Reason = isApproved ? string.Empty : reason, IsDecisionTold = false },
            cancellationToken);
        return Request(turn, await alarms.FindAsync(alarm.Id, cancellationToken) ?? alarm, error: null);
    }

    private async Task<Reply> BypassAsync(TurnContext turn, Alarm alarm, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (await coordinators.FindAsync(turn.User, cancellationToken) is not { } coordinator)
        {
            return await coordinators.RefuseAsync(turn.User, cancellationToken);
        }

        if (!coordinator.Body.MayBypassFourEyes)
        {
            return Reply.Text(AlarmTexts.MayNotBypass);
        }

        if (ReasonOf(action) is not { Length: > 0 } reason)
        {
            return Reply.Card(ApprovalCards.Waiting(alarm, mayBypass: true, AlarmTexts.BypassReasonMissing), AlarmTexts.WaitingTitle.With(alarm.Number));
        }

        await DecideAsync(
            turn,
            alarm,
            approval => approval with { State = ApprovalState.Bypassed, DecidedAt = turn.Now, Decider = turn.Name, DeciderBody = coordinator.Body.Name, Reason = reason, IsTold = false, IsDecisionTold = false },
            cancellationToken);
        var now = await alarms.FindAsync(alarm.Id, cancellationToken) ?? alarm;
        return Reply.Card(ApprovalCards.Decision(now, now.Approval!), AlarmTexts.ApprovalTitle.With(alarm.Number));
    }

    /// <summary>The first decision counts. What follows from it is done here at once, and elsewhere where this is interrupted.</summary>
    private async Task DecideAsync(TurnContext turn, Alarm alarm, Func<Approval, Approval> decide, CancellationToken cancellationToken)
    {
        if (alarm.IsOpenAt(turn.Now) && await alarms.TryChangeAsync(alarm.Id, approval => approval.State == ApprovalState.Pending ? decide(approval) : null, cancellationToken))
        {
            await desk.TellAsync(alarm.Id, cancellationToken);
            await queues.SendAsync(WorkPriority.Alarms, new WorkPointer(WorkKind.Prepare, alarm.Id.Value), cancellationToken);
        }
    }

    private Reply Request(TurnContext turn, Alarm alarm, string? error) => Reply.Card(
        ApprovalCards.Request(alarm, alarm.Approval!, catalogues.Current, clock, new ApprovalView(turn.Now, privacy.Value.MinimumGroup, MayBypass: false), error),
        AlarmTexts.ApprovalTitle.With(alarm.Number));

    private static string ReasonOf(TurnInput.CardAction action) => action.Value(ApprovalCards.Reason, Alarm.LongestReason);
}
