using KompetenzBot.DutyHours;

namespace KompetenzBot.Alarms.Calling;

/// <summary>Which part of those who are called is likely to accept: from the totals of earlier alarms in the same part of the week. Pure; knows no persons.</summary>
public static class AcceptanceForecast
{
    /// <summary>As long as there is too little to go by.</summary>
    public const double Default = 0.25;

    /// <summary>So many people must have been reached before their answers say anything.</summary>
    public const int LeastReached = 50;

    /// <summary>The part to expect.</summary>
    public static AcceptanceRate For(DateTimeOffset now, IEnumerable<AlarmReport> reports, DutyClock clock)
    {
        var phase = clock.PhaseOf(now);
        var needs = reports.Where(report => !report.IsDrill && !report.IsEnquiry && report.CalledAt != default && clock.PhaseOf(report.CalledAt) == phase).SelectMany(report => report.Needs).ToArray();
        var reached = needs.Sum(need => need.Delivered);
        return reached < LeastReached ? new AcceptanceRate(Default, IsDefault: true) : new AcceptanceRate((double)needs.Sum(need => need.Accepted + need.Waitlisted) / reached, IsDefault: false);
    }
}

/// <summary>A part of those who are called.</summary>
/// <param name="Rate">From 0 to 1.</param>
/// <param name="IsDefault">Whether it is assumed because there is too little to go by.</param>
public readonly record struct AcceptanceRate(double Rate, bool IsDefault);
