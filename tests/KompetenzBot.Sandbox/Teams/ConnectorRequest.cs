namespace KompetenzBot.Sandbox;

public enum ConnectorOperation
{
    CreateConversation,
    Send,
    Update,
    Delete,
    Members,
}

/// <summary>A request of the bot as the service saw it.</summary>
/// <param name="ConversationId">The conversation in the path; null for a creation.</param>
/// <param name="ActivityId">The activity in the path: updated, deleted or replied to.</param>
/// <param name="Body">The JSON text that was sent; empty without one.</param>
public sealed record ConnectorRequest(DateTimeOffset At, ConnectorOperation Operation, string? ConversationId, string? ActivityId, string Body)
{
    /// <summary>What was answered; null when the connection was dropped.</summary>
    public int? Status { get; init; }

    /// <summary>The error code of a refusal.</summary>
    public string? Code { get; init; }

    /// <summary>True when the request took effect, even if its sender did not learn so.</summary>
    public bool Accepted { get; init; }
}
