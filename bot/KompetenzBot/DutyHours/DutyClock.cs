using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Extensions;

namespace KompetenzBot.DutyHours;

/// <summary>The city's local time and its working hours.</summary>
public sealed class DutyClock(IOptions<DutyHoursOptions> options)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[options.Value.TimeZone];
    private readonly NodaTime.LocalTime _start = NodaTime.LocalTime.FromTimeOnly(TimeOnly.Parse(options.Value.Start, System.Globalization.CultureInfo.InvariantCulture));
    private readonly NodaTime.LocalTime _end = NodaTime.LocalTime.FromTimeOnly(TimeOnly.Parse(options.Value.End, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The wall time in the city.</summary>
    public LocalDateTime ToLocal(DateTimeOffset time) => time.ToInstant().InZone(_zone).LocalDateTime;

    /// <summary>The day that it is in the city.</summary>
    public DateOnly DayOf(DateTimeOffset time) => ToLocal(time).Date.ToDateOnly();

    /// <summary>The point in time of a wall time in the city; a skipped or doubled hour is taken as the later or the first one.</summary>
    public DateTimeOffset At(LocalDateTime local) => _zone.AtLeniently(local).ToDateTimeOffset();

    /// <summary>The part of the week into which a point in time falls.</summary>
    public WeekPhase PhaseOf(DateTimeOffset time)
    {
        var local = ToLocal(time);
        return local switch
        {
            { DayOfWeek: IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday } => WeekPhase.Weekend,
            _ when local.TimeOfDay >= _start && local.TimeOfDay < _end => WeekPhase.DutyHours,
            _ => WeekPhase.Night,
        };
    }
}
