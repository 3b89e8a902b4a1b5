using KompetenzBot.Alarms.Composing;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Calling;

/// <summary>What a coordinator has confirmed.</summary>
/// <param name="Id">The id that the alarm will have.</param>
/// <param name="Plan">Who is needed, where and when.</param>
/// <param name="Reason">Why regular structures and means do not suffice.</param>
public sealed record AlarmOrder(WorkId Id, AlarmPlan Plan, string Reason)
{
    /// <summary>Whether it is an exercise.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Whether people are only asked what they know.</summary>
    public bool IsEnquiry { get; init; }

    /// <summary>Whether those too are called who rest after a deployment.</summary>
    public bool IgnoresRest { get; init; }

    /// <summary>Whether people are called in parts.</summary>
    public bool InWaves { get; init; }

    /// <summary>Whether text messages go out together with those in Teams.</summary>
    public bool SmsAtOnce { get; init; }

    /// <summary>How many people may be called, as it was shown.</summary>
    public int People { get; init; }

    /// <summary>Likewise for each need.</summary>
    public IReadOnlyList<int> Callable { get; init; } = [];

    /// <summary>Why no second pair of eyes is asked; empty: it is.</summary>
    public string BypassReason { get; init; } = string.Empty;
}
