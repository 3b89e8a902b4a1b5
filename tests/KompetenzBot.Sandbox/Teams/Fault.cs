namespace KompetenzBot.Sandbox;

/// <summary>Something that goes wrong with one connector request.</summary>
public sealed record Fault
{
    private Fault()
    {
    }

    /// <summary>The status that is answered; null drops the connection (or is only slow).</summary>
    public int? Status { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The request takes effect although its sender learns nothing of it.</summary>
    public bool AfterAcceptance { get; private init; }

    /// <summary>How long the request hangs first.</summary>
    public TimeSpan Delay { get; private init; }

    internal bool OnlySlow { get; private init; }

    /// <summary>Refuses the request with a status such as 412, 429, 500, 502, 503 or 504.</summary>
    public static Fault Answer(int status, TimeSpan? retryAfter = null) => new() { Status = status, RetryAfter = retryAfter };

    /// <summary>Does what was asked and answers with an error all the same.</summary>
    public static Fault AnswerAfterAcceptance(int status) => new() { Status = status, AfterAcceptance = true };

    /// <summary>Closes the connection; nothing was done.</summary>
    public static Fault Drop() => new();

    /// <summary>Does what was asked and closes the connection without an answer.</summary>
    public static Fault DropAfterAcceptance() => new() { AfterAcceptance = true };

    /// <summary>Answers properly, but late.</summary>
    public static Fault Slow(TimeSpan delay) => new() { Delay = delay, OnlySlow = true };
}
