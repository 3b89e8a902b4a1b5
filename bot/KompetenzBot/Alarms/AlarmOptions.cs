using NodaTime;
using NodaTime.Text;

namespace KompetenzBot.Alarms;

/// <summary>Configuration section <c>Alarms</c>: durations in ISO 8601.</summary>
public sealed class AlarmOptions
{
    /// <summary>How long people rest after a deployment, counted from its end.</summary>
    public string RestPeriod { get; set; } = "P7D";

    /// <summary>An alarm that would call more people than this needs a second pair of eyes.</summary>
    public int FourEyesAbove { get; set; } = 50;

    /// <summary>After this time without a decision the coordinator is told so.</summary>
    public string ApprovalTimeout { get; set; } = "PT5M";

    /// <summary>The time between two waves.</summary>
    public string WaveInterval { get; set; } = "PT10M";

    /// <summary>After this time without an answer in Teams people are reached by text message too, where they agreed to that.</summary>
    public string SmsAfter { get; set; } = "PT5M";

    /// <summary>Whether it is counted how many have seen their call.</summary>
    public SeenSignal SeenSignal { get; set; }

    /// <summary>How often a year a person is called for exercises.</summary>
    public int DrillsPerYear { get; set; } = 4;

    /// <summary>How many people of one department may be deployed at the same time; 0: as many as like to come.</summary>
    public int DepartmentLimit { get; set; }

    /// <summary><see cref="ApprovalTimeout"/>, read.</summary>
    /// <exception cref="FormatException">It is not a duration; the message names the key.</exception>
    public Period ApprovalTime => Read(ApprovalTimeout, nameof(ApprovalTimeout), "PT5M");

    /// <summary><see cref="WaveInterval"/>, read.</summary>
    /// <exception cref="FormatException">It is not a duration; the message names the key.</exception>
    public Period BetweenWaves => Read(WaveInterval, nameof(WaveInterval), "PT10M");

    /// <summary><see cref="SmsAfter"/>, read.</summary>
    /// <exception cref="FormatException">It is not a duration; the message names the key.</exception>
    public Period BeforeSms => Read(SmsAfter, nameof(SmsAfter), "PT5M");

    /// <summary><see cref="RestPeriod"/>, read.</summary>
    /// <exception cref="FormatException">It is not a duration; the message names the key.</exception>
    public Period Rest => Read(RestPeriod, nameof(RestPeriod), "P7D or PT48H");

    private static Period Read(string text, string key, string example) => PeriodPattern.NormalizingIso.Parse(text) is { Success: true, Value: var period } && IsPositive(period)
        ? period
        : throw new FormatException($"Alarms:{key} must be a duration in ISO 8601, for example {example}.");

    private static bool IsPositive(Period period) => period is { Years: >= 0, Months: >= 0, Weeks: >= 0, Days: >= 0, Hours: >= 0, Minutes: >= 0, Seconds: >= 0 };
}

/// <summary>What is kept of the fact that a person's client has shown their call.</summary>
public enum SeenSignal
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>Once per person, without a time, until the alarm closes; shown as one number for large alarms.</summary>
    Count,
}
