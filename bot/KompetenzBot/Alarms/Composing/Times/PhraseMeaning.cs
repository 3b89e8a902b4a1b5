using NodaTime;

namespace KompetenzBot.Alarms.Composing.Times;

/// <summary>Says when a time is that somebody said now.</summary>
internal sealed class PhraseMeaning(LocalDateTime now)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>"bis 22 Uhr" means tomorrow only where that is not further away: else somebody looked at a wrong clock.</summary>
    private const int LongestUntil = 16;

    /// <summary>A beginning without an end is over when so much time has passed.</summary>
    private static readonly Period Grace = Period.FromHours(1);

    public TimeResult Of(TimePhrase phrase)
    {
        var result = Of(phrase, now.Date);
        return result is TimeResult.InThePast && phrase.Start?.Day is DayPhrase.Weekday ? Of(phrase, now.Date.PlusDays(1)) : result;
    }

    /// <summary>What it means if a weekday is one from <paramref name="earliest"/> on.</summary>
    private TimeResult Of(TimePhrase phrase, LocalDate earliest)
    {
        if (BeginOf(phrase, earliest) is not { } begin)
        {
            return new TimeResult.NotUnderstood();
        }

        LocalDateTime? end = phrase switch
        {
            { For: { } minutes } => begin.PlusMinutes(minutes),
            { End: { } moment } => EndOf(moment, begin, isFromNow: phrase.Start is null && phrase.In is null),
            { Start: { Part: { } part, Clock: null, IsOpen: false } } => begin.PlusMinutes(part.To - part.From),
            _ => null,
        };
        if ((end is null && phrase.End is not null) || (end <= begin && end > now))
        {
            return new TimeResult.NotUnderstood();
        }

        return (end ?? begin + Grace) <= now ? new TimeResult.InThePast() : new TimeResult.Span(begin, end);
    }

    private LocalDateTime? BeginOf(TimePhrase phrase, LocalDate earliest)
    {
        if (phrase.Start is not { } start)
        {
            return now.PlusMinutes(phrase.In ?? 0);
        }

        if (MinuteOf(start) is { } minute)
        {
            return DateOf(start.Day, earliest) is { } date ? date.AtMidnight().PlusMinutes(minute) : null;
        }

        // "heute bis 22 Uhr" begins now; "morgen bis 22 Uhr" leaves open when
        var saysEnd = phrase.End is not null || phrase.For is not null;
        return saysEnd && start is { Clock: null, Part: null, Day: DayPhrase.Relative { Days: 0 } } ? now : null;
    }

    private LocalDateTime? EndOf(MomentPhrase moment, LocalDateTime begin, bool isFromNow)
    {
        // a last day without a time is meant as a whole day
        var isDayOnly = moment is { Clock: null, Part: null };
        var minute = isDayOnly ? MinutesOfDay : MinuteOf(moment);
        if (minute is null || DateOf(moment.Day, begin.Date) is not { } date)
        {
            return null;
        }

        var end = (moment.Day is null ? begin.Date : date).AtMidnight().PlusMinutes(minute.Value);
        if (end > begin)
        {
            return end;
        }

        return moment.Day switch
        {
            null when !isFromNow || end.PlusDays(1) <= begin.PlusHours(LongestUntil) => end.PlusDays(1),
            DayPhrase.Weekday => end.PlusWeeks(1),
            _ => end,
        };
    }

    /// <summary>The minute of the day, which may lie on the next day; null where none was said or it does not exist. "Abends 8 Uhr" is 20:00.</summary>
    private static int? MinuteOf(MomentPhrase moment)
    {
        if (moment.Clock is not { } clock)
        {
            return moment.Part?.From;
        }

        var minute = (60 * clock.Hour) + clock.Minute;
        if (clock.Minute > 59 || minute > MinutesOfDay)
        {
            return null;
        }

        return moment.Part switch
        {
            { To: > MinutesOfDay } night when minute <= night.To - MinutesOfDay => minute + MinutesOfDay,
            { From: >= MinutesOfDay / 2 } when clock.Hour is >= 1 and < 12 => minute + (MinutesOfDay / 2),
            _ => minute,
        };
    }

    private LocalDate? DateOf(DayPhrase? day, LocalDate earliest) => day switch
    {
        null => now.Date,
        DayPhrase.Relative relative => now.Date.PlusDays(relative.Days),
        DayPhrase.Weekday weekday => earliest.With(DateAdjusters.NextOrSame(weekday.Day)),
        DayPhrase.Date { Year: { } year } date => Existing(date, year),
        DayPhrase.Date date => Enumerable.Range(earliest.Year, 9).Select(year => Existing(date, year)).FirstOrDefault(found => found >= earliest),
        _ => null,
    };

    private static LocalDate? Existing(DayPhrase.Date date, int year) =>
        date.Month is >= 1 and <= 12 && year is >= 2000 and <= 9000 && date.Day >= 1 && date.Day <= CalendarSystem.Iso.GetDaysInMonth(year, date.Month)
            ? new LocalDate(year, date.Month, date.Day)
            : null;
}
