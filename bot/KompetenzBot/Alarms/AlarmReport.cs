using KompetenzBot.Alarms.Situation;

namespace KompetenzBot.Alarms;

/// <summary>What an alarm came to, in numbers: all that stays of those who did not come.</summary>
public sealed record AlarmReport(IReadOnlyList<NeedReport> Needs)
{
    /// <summary>When the alarm was issued; none in reports of the first release.</summary>
    public DateTimeOffset CalledAt { get; init; }

    /// <summary>Why people were not reached.</summary>
    public IReadOnlyList<UnreachedCount> Unreached { get; init; } = [];

    /// <summary>How many had no message in Teams and were reached by text message.</summary>
    public int OnlyBySms { get; init; }

    /// <summary>Whether it was an exercise.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Whether it was a question only.</summary>
    public bool IsEnquiry { get; init; }
}

/// <summary>A need in numbers.</summary>
public sealed record NeedReport(int Need, int Called, int Delivered, int Unreachable, int Accepted, int Declined, int Later, int Waitlisted = 0);

/// <summary>How many were not reached for one reason.</summary>
public sealed record UnreachedCount(UnreachedReason Reason, int Count);
