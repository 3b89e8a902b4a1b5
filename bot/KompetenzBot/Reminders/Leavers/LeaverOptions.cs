using NodaTime;
using NodaTime.Text;

namespace KompetenzBot.Reminders.Leavers;

/// <summary>What configuration section <c>Reminders</c> says about people who left.</summary>
public sealed class LeaverOptions
{
    /// <summary>For how long someone who left can come back before everything about them is erased; ISO 8601, in the city's calendar.</summary>
    public string LeaverGrace { get; set; } = "P30D";

    /// <summary>The period that <see cref="LeaverGrace"/> says; null for a text that is none, or is no time at all.</summary>
    public Period? Grace =>
        PeriodPattern.NormalizingIso.Parse(LeaverGrace) is { Success: true, Value: var period } && Start.Plus(period) > Start ? period : null;

    private static LocalDateTime Start { get; } = new(2026, 1, 1, 0, 0);
}
