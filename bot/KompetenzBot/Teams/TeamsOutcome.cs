using KompetenzBot.Delivery;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Teams;

/// <summary>The one table from what the connector said to what becomes of a message; pure.</summary>
/// <param name="Outcome">What the caller is told in the end.</param>
/// <param name="IsRepeated">Whether the same request is repeated at once, a few times.</param>
/// <param name="After">How long to wait before, where the connector said so.</param>
internal sealed record TeamsOutcome(SendOutcome Outcome, bool IsRepeated = false, TimeSpan? After = null)
{
    /// <summary>The longest wait within one attempt; longer ones are the caller's.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);

    /// <summary>Whether there were too many requests.</summary>
    public bool IsThrottled { get; private init; }

    /// <summary>Reads the table.</summary>
    public static TeamsOutcome Of(ConnectorOutcome outcome) => outcome switch
    {
        ConnectorOutcome.Succeeded succeeded => new(new SendOutcome.Delivered(succeeded.Id)),
        ConnectorOutcome.Throttled throttled => Soon(new SendOutcome.Retry("Throttled", throttled.RetryAfter), throttled.RetryAfter) with { IsThrottled = true },
        ConnectorOutcome.Transient transient => Soon(new SendOutcome.Retry(transient.Code ?? transient.Status.ToString(), transient.RetryAfter), transient.RetryAfter),
        ConnectorOutcome.Failed failed => new(new SendOutcome.Retry(failed.Code ?? failed.Status?.ToString() ?? "Failed")),
        ConnectorOutcome.Unreachable unreachable => new(new SendOutcome.Unreachable(unreachable.Reason.ToString())),
        ConnectorOutcome.Rejected rejected => new(new SendOutcome.Rejected(rejected.Code ?? rejected.Status.ToString())),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>Nothing was asked, since the conversation has had as much as it may have for now.</summary>
    public static TeamsOutcome Busy(TimeSpan wait) => Soon(new SendOutcome.Retry("ConversationLimit", wait), wait);

    private static TeamsOutcome Soon(SendOutcome outcome, TimeSpan? after) => new(outcome, after is not { } wait || wait <= LongestDelay, after);
}
