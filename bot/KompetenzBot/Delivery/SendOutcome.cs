namespace KompetenzBot.Delivery;

/// <summary>What a channel says about one attempt. Reasons are words for programs, never texts.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The channel has it, under this id.</summary>
    public sealed record Delivered(string? Id) : SendOutcome;

    /// <summary>Try again, not before the time that the channel asked for.</summary>
    public sealed record Retry(string Reason, TimeSpan? After = null) : SendOutcome;

    /// <summary>The person cannot be reached through this channel.</summary>
    public sealed record Unreachable(string Reason) : SendOutcome;

    /// <summary>The message was refused and would be again.</summary>
    public sealed record Rejected(string Reason) : SendOutcome;
}
