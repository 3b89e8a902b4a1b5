using NodaTime;
using NodaTime.Text;

namespace KompetenzBot.Alarms;

/// <summary>Configuration section <c>Alarms</c>: durations in ISO 8601.</summary>
public sealed class AlarmOptions
{
    /// <summary>How long people rest after a deployment, counted from its end.</summary>
    public string RestPeriod { get; set; } = "P7D";

    /// <summary>The same, read.</summary>
    /// <exception cref="FormatException">It is not a duration; the message names the key.</exception>
    public Period Rest => PeriodPattern.NormalizingIso.Parse(RestPeriod) is { Success: true, Value: var period } && IsPositive(period)
        ? period
        : throw new FormatException("Alarms:RestPeriod must be a duration in ISO 8601, for example P7D or PT48H.");

    private static bool IsPositive(Period period) => period is { Years: >= 0, Months: >= 0, Weeks: >= 0, Days: >= 0, Hours: >= 0, Minutes: >= 0, Seconds: >= 0 };
}
