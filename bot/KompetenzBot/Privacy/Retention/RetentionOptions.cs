using NodaTime;
using NodaTime.Text;

namespace KompetenzBot.Privacy.Retention;

/// <summary>Configuration section <c>Retention</c>: durations in ISO 8601, counted in the city's calendar.</summary>
public sealed class RetentionOptions
{
    /// <summary>How long after the end of an alarm it is kept who came.</summary>
    public string Answers { get; set; } = "P30D";

    /// <summary>How long deployments and the alarms themselves are kept.</summary>
    public string Deployments { get; set; } = "P24M";

    /// <summary>How long people can read who looked at their data.</summary>
    public string AccessLog { get; set; } = "P12M";

    /// <summary>How long the audit trail is kept, in whole months.</summary>
    public string Audit { get; set; } = "P36M";

    /// <summary>How long feedback is kept.</summary>
    public string Feedback { get; set; } = "P12M";

    /// <summary>How long something that was begun and not saved is kept.</summary>
    public string Drafts { get; set; } = "P30D";

    /// <summary>The same, read.</summary>
    /// <exception cref="FormatException">One of them is not a duration; the message names the key.</exception>
    public RetentionTimes Read() => new(
        Read(nameof(Answers), Answers), Read(nameof(Deployments), Deployments), Read(nameof(AccessLog), AccessLog), ReadMonths(nameof(Audit), Audit), Read(nameof(Feedback), Feedback), Read(nameof(Drafts), Drafts));

    private static Period Read(string key, string text)
    {
        if (PeriodPattern.NormalizingIso.Parse(text) is not { Success: true, Value: var period } || period.HasTimeComponent || !IsPositive(period))
        {
            throw new FormatException($"Retention:{key} must be a duration of whole days, weeks, months or years in ISO 8601, for example P30D or P12M.");
        }

        return period;
    }

    private static Period ReadMonths(string key, string text) => Read(key, text) is { Days: 0, Weeks: 0 } period
        ? period
        : throw new FormatException($"Retention:{key} must be a duration of whole months or years in ISO 8601, for example P36M: the trail is removed month by month.");

    private static bool IsPositive(Period period) => period is { Years: >= 0, Months: >= 0, Weeks: >= 0, Days: >= 0 } && !period.Equals(Period.Zero);
}

/// <summary>How long what is kept.</summary>
public sealed record RetentionTimes(Period Answers, Period Deployments, Period AccessLog, Period Audit, Period Feedback, Period Drafts)
{
    /// <summary>How long a copy of the tables can still exist, as the templates set it up: thirty days, two until it is deleted, and seven more in which the storage account can bring it back.</summary>
    public const int CopiesDays = 39;
}
