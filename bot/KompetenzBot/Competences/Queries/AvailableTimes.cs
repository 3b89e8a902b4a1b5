namespace KompetenzBot.Competences;

/// <summary>When a person can be called, as far as a query may ask for it.</summary>
[Flags]
public enum AvailableTimes
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>In duty hours.</summary>
    DutyHours = 1,

    /// <summary>On working days outside duty hours.</summary>
    Nights = 2,

    /// <summary>On Saturdays, Sundays and public holidays.</summary>
    Weekends = 4,
}
