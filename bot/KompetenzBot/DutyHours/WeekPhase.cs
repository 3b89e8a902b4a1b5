namespace KompetenzBot.DutyHours;

/// <summary>The parts of a week for which volunteers say separately whether they may be called.</summary>
public enum WeekPhase
{
    /// <summary>Working days within duty hours.</summary>
    DutyHours,

    /// <summary>Working days before and after duty hours.</summary>
    Night,

    /// <summary>Saturday, Sunday and public holidays.</summary>
    Weekend,
}
