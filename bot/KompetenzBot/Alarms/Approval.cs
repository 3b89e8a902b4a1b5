namespace KompetenzBot.Alarms;

/// <summary>The second pair of eyes on a large alarm: before it nobody is called.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="People">How many people would be called, as it was shown.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="DueAt">When the coordinator is told that nobody has answered.</param>
public sealed record Approval(ApprovalState State, int People, DateTimeOffset RequestedAt, DateTimeOffset DueAt)
{
    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided, by name: an act of an office.</summary>
    public string Decider { get; init; } = string.Empty;

    /// <summary>Why it was refused, or done without.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>Who asked for it, by name.</summary>
    public string RequestedBy { get; init; } = string.Empty;

    /// <summary>How many may be called for each need, as it was shown.</summary>
    public IReadOnlyList<int> Callable { get; init; } = [];

    /// <summary>Whether the messages to approvers and auditors are written.</summary>
    public bool IsTold { get; init; }

    /// <summary>For whom whoever decided acted, in the terms of the audit trail.</summary>
    public string DeciderBody { get; init; } = string.Empty;

    /// <summary>Whether everything is done that follows from the decision; also while there is none.</summary>
    public bool IsDecisionTold { get; init; } = true;

    /// <summary>Whether the coordinator has been told that nobody answered in time.</summary>
    public bool IsOverdueTold { get; init; }

    /// <summary>Whether people may be called.</summary>
    public bool IsGranted => State is ApprovalState.Approved or ApprovalState.Bypassed;
}

/// <summary>Where an approval stands. Stored by number: only added at the end.</summary>
public enum ApprovalState
{
    /// <summary>Nobody has decided.</summary>
    Pending,

    /// <summary>Granted by an approver.</summary>
    Approved,

    /// <summary>Refused by an approver; the alarm is over.</summary>
    Refused,

    /// <summary>Done without, by a body that may.</summary>
    Bypassed,
}
