namespace KompetenzBot.Alarms;

/// <summary>A part of the matching volunteers who are called together. The first one stands from the moment that the alarm is issued.</summary>
/// <param name="Number">From 1.</param>
/// <param name="DueAt">When it goes out.</param>
/// <param name="Cause">Why.</param>
public sealed record Wave(int Number, DateTimeOffset DueAt, WaveCause Cause)
{
    /// <summary>Whether everybody is called who is left; otherwise as many as are likely to fill what is missing.</summary>
    public bool Everyone { get; init; }

    /// <summary>For each need, in order, how many are to have been called in all when this wave is done; set once, so that a wave that is interrupted goes on to the same numbers. Null: not begun, or everyone.</summary>
    public IReadOnlyList<int>? Totals { get; init; }

    /// <summary>For each need, in order, how many could still be called when the wave was planned; null: not known.</summary>
    public IReadOnlyList<int>? Left { get; init; }

    /// <summary>Until then the instance that calls it has it to itself.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>When all rows of those called were written; null: not yet.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>How many were called.</summary>
    public int Called { get; init; }

    /// <summary>To write against.</summary>
    public string Version { get; init; } = string.Empty;
}

/// <summary>Why a wave goes out. Stored by name: names are only added.</summary>
public enum WaveCause
{
    /// <summary>The first one.</summary>
    Start,

    /// <summary>The time between two waves has passed.</summary>
    Interval,

    /// <summary>Those who were called can no longer fill a need.</summary>
    Short,

    /// <summary>A coordinator wants it.</summary>
    Coordinator,
}
