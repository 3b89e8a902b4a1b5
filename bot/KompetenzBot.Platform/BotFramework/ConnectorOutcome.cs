using System.Net;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// How a call to the connector ended. Codes are the connector's own words for programs; its texts are never kept, since they may
/// name people.
/// </summary>
public abstract record ConnectorOutcome
{
    private ConnectorOutcome()
    {
    }

    /// <summary>Done. The id is the activity's or the conversation's, and null where the connector gives none.</summary>
    public sealed record Succeeded(string? Id) : ConnectorOutcome;

    /// <summary>Not done: too many requests (429). Null when the connector did not say how long to wait.</summary>
    public sealed record Throttled(TimeSpan? RetryAfter) : ConnectorOutcome;

    /// <summary>Not done, and worth repeating at once with backoff (412, 502, 503, 504).</summary>
    public sealed record Transient(HttpStatusCode Status, string? Code) : ConnectorOutcome
    {
        /// <summary>How long to wait, in the case that the connector said so.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }

    /// <summary>
    /// Unknown whether it was done, or a fault that lasts (500, timeout, dropped connection, unreadable answer, 401 with a new token):
    /// to be tried again later. No status means that no complete answer came.
    /// </summary>
    public sealed record Failed(HttpStatusCode? Status, string? Code) : ConnectorOutcome;

    /// <summary>The person or conversation cannot be reached this way until somebody changes something.</summary>
    public sealed record Unreachable(UnreachableReason Reason, string? Code) : ConnectorOutcome;

    /// <summary>The request itself is refused for good (400, 413, a message that is gone); the same request would be refused again.</summary>
    public sealed record Rejected(HttpStatusCode Status, string? Code) : ConnectorOutcome;
}
