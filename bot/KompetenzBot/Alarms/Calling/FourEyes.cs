using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Calling;

/// <summary>Which alarms need a second pair of eyes. Where nobody is configured who could approve, none does; in Production somebody always is.</summary>
public sealed class FourEyes(IRoles roles, DutyClock clock, IOptions<AlarmOptions> options)
{
    /// <summary>The largest alarm that needs none.</summary>
    public int Limit => options.Value.FourEyesAbove;

    /// <summary>Whether an alarm for so many people needs it.</summary>
    public bool AreNeededFor(int people) => people > Limit && roles.IsConfigured(Role.Approver);

    /// <summary>How many people an alarm may call in all: as many as were approved, or as need no approval. What was shown is what goes out.</summary>
    public int MostFor(Alarm alarm) => alarm.Approval is { } approval ? Math.Max(approval.People, Limit) : roles.IsConfigured(Role.Approver) ? Limit : int.MaxValue;

    /// <summary>Where the approval of an order begins; null: it needs none.</summary>
    public Approval? For(AlarmOrder order, Coordinator coordinator, TurnContext turn)
    {
        if (!AreNeededFor(order.People))
        {
            return null;
        }

        var approval = new Approval(ApprovalState.Pending, order.People, turn.Now, clock.Add(turn.Now, options.Value.ApprovalTime)) { RequestedBy = turn.Name, Callable = order.Callable };
        return coordinator.Body.MayBypassFourEyes && order.BypassReason.Length > 0
            ? approval with { State = ApprovalState.Bypassed, DecidedAt = turn.Now, Decider = turn.Name, Reason = order.BypassReason }
            : approval;
    }
}
