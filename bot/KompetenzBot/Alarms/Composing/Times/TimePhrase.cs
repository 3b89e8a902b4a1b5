using NodaTime;

namespace KompetenzBot.Alarms.Composing.Times;

/// <summary>A time as it was said, valid or not.</summary>
internal sealed record TimePhrase
{
    /// <summary>When it begins; null: now.</summary>
    public MomentPhrase? Start { get; init; }

    /// <summary>Minutes from now until it begins.</summary>
    public int? In { get; init; }

    public MomentPhrase? End { get; init; }

    /// <summary>How many minutes it lasts.</summary>
    public int? For { get; init; }
}

/// <summary>A point in time as it was said. <paramref name="IsOpen"/>: with "ab", so that a part of the day is only its beginning.</summary>
internal sealed record MomentPhrase(DayPhrase? Day, DayPart? Part, ClockPhrase? Clock, bool IsOpen);

/// <summary>An hour and minute as written.</summary>
internal sealed record ClockPhrase(int Hour, int Minute);

/// <summary>A day as it was said.</summary>
internal abstract record DayPhrase
{
    private DayPhrase()
    {
    }

    /// <summary>So many days from today.</summary>
    public sealed record Relative(int Days) : DayPhrase;

    public sealed record Weekday(IsoDayOfWeek Day) : DayPhrase;

    public sealed record Date(int Day, int Month, int? Year) : DayPhrase;
}

/// <summary>A part of the day, in minutes from midnight; the night ends on the next day.</summary>
internal sealed record DayPart(int From, int To);
