using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Alarms;

/// <summary>A span of time in words, in the city's local time.</summary>
internal static class TimeWords
{
    public static string Describe(DateTimeOffset from, DateTimeOffset? to, DutyClock clock)
    {
        var begin = clock.ToLocal(from).ToDateTimeUnspecified();
        var day = begin.ToString(AlarmTexts.DayFormat, CultureInfo.CurrentCulture);
        if (to is not { } end)
        {
            return AlarmTexts.FromTime.With(day, Time(begin));
        }

        var finish = clock.ToLocal(end).ToDateTimeUnspecified();
        return finish.Date == begin.Date
            ? AlarmTexts.FromToTime.With(day, Time(begin), Time(finish))
            : AlarmTexts.FromToDays.With(day, Time(begin), finish.ToString(AlarmTexts.DayFormat, CultureInfo.CurrentCulture), Time(finish));
    }

    private static string Time(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
