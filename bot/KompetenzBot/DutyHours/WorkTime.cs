using NodaTime;

namespace KompetenzBot.DutyHours;

/// <summary>When a piece of work is, prepared once for many people.</summary>
public sealed class WorkTime
{
    private readonly DutyClock _clock;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset? _to;
    private readonly WeekPhase _usual;

    /// <summary>Work from one time to another; null: until nobody knows when.</summary>
    public WorkTime(DateTimeOffset from, DateTimeOffset? to, DutyClock clock)
    {
        (_clock, _from, _to, _usual) = (clock, from, to, clock.PhaseOf(from));
        TouchesNight = clock.TouchesNight(from, to);
        Day = clock.DayOf(from);
    }

    /// <summary>The day in the city on which it begins.</summary>
    public DateOnly Day { get; }

    /// <summary>Whether any of it is between 22 and 6 o'clock.</summary>
    public bool TouchesNight { get; }

    /// <summary>Whether it begins before a span of the calendar after this time has passed.</summary>
    public bool IsWithin(DateTimeOffset after, Period span) => _from < _clock.Add(after, span);

    /// <summary>Whether somebody who works from one time to another would have to be in two places. Work without an end is over with the day.</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => from < (_to ?? _from.AddDays(1)) && _from < to;

    /// <summary>The part of the week in which it begins for somebody with these hours; null: with the city's.</summary>
    public WeekPhase PhaseFor(WorkingHours? hours) => hours is null ? _usual : _clock.PhaseOf(_from, hours);
}
