namespace KompetenzBot.Sandbox;

/// <summary>A request to the simulated directory, or a part of a batch.</summary>
/// <param name="Path">Below the version, e.g. <c>users/delta</c>.</param>
/// <param name="Query">Decoded.</param>
/// <param name="ContentType">Null without a body.</param>
/// <param name="Body">The JSON text that was sent; empty without one.</param>
public sealed record GraphRequest(DateTimeOffset At, string Method, string Path, IReadOnlyDictionary<string, string> Query, string? ContentType, string Body)
{
    /// <summary>Whether it was a part of a batch.</summary>
    public bool Batched { get; init; }

    /// <summary>What was answered; null when the connection was dropped.</summary>
    public int? Status { get; init; }
}
