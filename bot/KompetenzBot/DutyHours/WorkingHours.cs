namespace KompetenzBot.DutyHours;

/// <summary>When a person usually works, in the city's local time.</summary>
/// <param name="Days">On which days.</param>
/// <param name="Start">From.</param>
/// <param name="End">To; later than <paramref name="Start"/>.</param>
public sealed record WorkingHours(WorkingDays Days, TimeOnly Start, TimeOnly End);

/// <summary>Days of a week; several at once.</summary>
[Flags]
public enum WorkingDays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 2,

    /// <summary>Wednesday.</summary>
    Wednesday = 4,

    /// <summary>Thursday.</summary>
    Thursday = 8,

    /// <summary>Friday.</summary>
    Friday = 16,

    /// <summary>Saturday.</summary>
    Saturday = 32,

    /// <summary>Sunday.</summary>
    Sunday = 64,
}
