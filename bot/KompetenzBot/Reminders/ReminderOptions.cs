using NodaTime;
using NodaTime.Text;

namespace KompetenzBot.Reminders;

/// <summary>Configuration section <c>Reminders</c>: durations in ISO 8601, added in the city's calendar.</summary>
public sealed class ReminderOptions
{
    /// <summary>How long after the last confirmation people are asked again.</summary>
    public string Every { get; set; } = "P3M";

    /// <summary>How long after the first unanswered question it is repeated.</summary>
    public string RepeatAfter { get; set; } = "P14D";

    /// <summary>How long after the first unanswered question the profile is paused.</summary>
    public string PauseAfter { get; set; } = "P56D";

    /// <summary>How long after such a pause began the profile is erased.</summary>
    public string EraseAfter { get; set; } = "P12M";

    /// <summary>The same, read.</summary>
    /// <exception cref="FormatException">One of them is not a duration; the message names the key.</exception>
    public ReminderTimes Read() => new(Read(nameof(Every), Every), Read(nameof(RepeatAfter), RepeatAfter), Read(nameof(PauseAfter), PauseAfter), Read(nameof(EraseAfter), EraseAfter));

    private static Period Read(string key, string text)
    {
        if (PeriodPattern.NormalizingIso.Parse(text) is not { Success: true, Value: var period } || period.HasTimeComponent || Days(period) <= 0)
        {
            throw new FormatException($"Reminders:{key} must be a duration of whole days, weeks, months or years in ISO 8601, for example P3M or P14D.");
        }

        return period;
    }

    private static long Days(Period period) => (period.Years * 365L) + (period.Months * 30L) + (period.Weeks * 7L) + period.Days;
}

/// <summary>When to ask, repeat, pause and erase.</summary>
public sealed record ReminderTimes(Period Every, Period RepeatAfter, Period PauseAfter, Period EraseAfter)
{
    /// <summary>How long before erasing a person is told of it.</summary>
    public static Period LastNotice { get; } = Period.FromDays(14);
}
