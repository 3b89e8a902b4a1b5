using System.ComponentModel.DataAnnotations;

namespace KompetenzBot.DutyHours;

/// <summary>Configuration section <c>DutyHours</c>.</summary>
public sealed class DutyHoursOptions
{
    /// <summary>Where a person's own working hours come from.</summary>
    public WorkingHoursSource Source { get; set; } = WorkingHoursSource.Person;

    /// <summary>IANA time zone of the city.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>State whose public holidays count, e.g. <c>NW</c>.</summary>
    public string State { get; set; } = "NW";

    /// <summary>Begin of duty hours, <c>HH:mm</c>.</summary>
    [RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "DutyHours:Start must be a time of day as HH:mm, for example 07:00.")]
    public string Start { get; set; } = "07:00";

    /// <summary>End of duty hours, <c>HH:mm</c>.</summary>
    [RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "DutyHours:End must be a time of day as HH:mm, for example 17:00.")]
    public string End { get; set; } = "17:00";
}

/// <summary>Where working hours come from.</summary>
public enum WorkingHoursSource
{
    /// <summary>The person says them at registration.</summary>
    Person,

    /// <summary>The calendar of people who consented to it.</summary>
    Directory,
}
