namespace KompetenzBot.Sandbox;

/// <summary>Something that goes wrong with a request to the simulated directory.</summary>
/// <param name="Status">What is answered instead.</param>
/// <param name="RetryAfter">How long to wait; may be left out.</param>
public sealed record GraphFault(int Status, TimeSpan? RetryAfter = null)
{
    /// <summary>Too many requests.</summary>
    public static GraphFault Throttled(TimeSpan retryAfter) => new(429, retryAfter);

    internal GraphReply Reply => GraphReply.Error(Status, Status == 429 ? "TooManyRequests" : "ServiceUnavailable", "The service does not answer this now.") with { RetryAfter = RetryAfter };
}
