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

    private static readonly NodaTime.LocalTime NightBegins = new(22, 0);
    private static readonly NodaTime.LocalTime NightEnds = new(6, 0);

    /// <summary>The city's duty hours, for people who have said no hours of their own.</summary>
    public WorkingHours Usual => new(WorkingDays.Monday | WorkingDays.Tuesday | WorkingDays.Wednesday | WorkingDays.Thursday | WorkingDays.Friday, _start.ToTimeOnly(), _end.ToTimeOnly());

    /// <summary>The wall time in the city.</summary>
    public LocalDateTime ToLocal(DateTimeOffset time) => time.ToInstant().InZone(_zone).LocalDateTime;

    /// <summary>The day that it is in the city.</summary>
    public DateOnly DayOf(DateTimeOffset time) => ToLocal(time).Date.ToDateOnly();

    /// <summary>The point in time of a wall time in the city; a skipped or doubled hour is taken as the later or the first one.</summary>
    public DateTimeOffset At(LocalDateTime local) => _zone.AtLeniently(local).ToDateTimeOffset();

    /// <summary>Whether the day is a public holiday in the city's state.</summary>
    public bool IsHoliday(LocalDate day) => PublicHolidays.IsHoliday(day, options.Value.State);

    /// <summary>A time later by a span of the calendar: a month is a month, and a day is a day, also where clocks are set in between.</summary>
    public DateTimeOffset Add(DateTimeOffset time, Period span) => At(ToLocal(time) + span);

    /// <summary>The first moment from a time on at which a person with these hours works; never on a public holiday.</summary>
    public DateTimeOffset NextWorkingTime(DateTimeOffset from, WorkingHours hours)
    {
        var local = ToLocal(from);
        var (start, end) = (NodaTime.LocalTime.FromTimeOnly(hours.Start), NodaTime.LocalTime.FromTimeOnly(hours.End));
        for (var day = local.Date; ; day = day.PlusDays(1))
        {
            if (hours.Days == WorkingDays.None)
            {
                return from;
            }

            if (!hours.Days.HasFlag((WorkingDays)(1 << ((int)day.DayOfWeek - 1))) || IsHoliday(day))
            {
                continue;
            }

            var begin = day.At(start);
            if (local <= begin)
            {
                return At(begin);
            }

            if (local < day.At(end))
            {
                return from;
            }
        }
    }

    /// <summary>The part of the week into which a point in time falls by the city's duty hours.</summary>
    public WeekPhase PhaseOf(DateTimeOffset time) => PhaseOf(time, Usual);

    /// <summary>The part of the week into which a point in time falls for somebody with these hours. Who works at weekends has duty time there.</summary>
    public WeekPhase PhaseOf(DateTimeOffset time, WorkingHours hours)
    {
        var local = ToLocal(time);
        var (start, end) = (NodaTime.LocalTime.FromTimeOnly(hours.Start), NodaTime.LocalTime.FromTimeOnly(hours.End));
        var works = hours.Days.HasFlag((WorkingDays)(1 << ((int)local.DayOfWeek - 1))) && !IsHoliday(local.Date);
        return local switch
        {
            _ when works && local.TimeOfDay >= start && local.TimeOfDay < end => WeekPhase.DutyHours,
            { DayOfWeek: IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday } => WeekPhase.Weekend,
            _ when IsHoliday(local.Date) => WeekPhase.Weekend,
            _ => WeekPhase.Night,
        };
    }

    /// <summary>Whether a time from the first to the second point touches the hours from 22 to 6; an open end lasts until the next day.</summary>
    public bool TouchesNight(DateTimeOffset from, DateTimeOffset? to)
    {
        var (begin, end) = (ToLocal(from), to is { } until ? ToLocal(until) : ToLocal(from).PlusHours(24));
        var nightEnds = begin.Date.At(NightEnds);
        var nightBegins = begin.Date.At(NightBegins);
        return begin < nightEnds || end > nightBegins;
    }
}
