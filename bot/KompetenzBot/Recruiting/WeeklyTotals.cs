using KompetenzBot.Audit;
using KompetenzBot.DutyHours;
using NodaTime;

namespace KompetenzBot.Recruiting;

/// <summary>How many people came, paused and left in a week.</summary>
/// <param name="Monday">The week.</param>
/// <param name="Registered">Registrations.</param>
/// <param name="Paused">Pauses.</param>
/// <param name="Erased">Deletions.</param>
public sealed record WeeklyTotals(DateOnly Monday, int Registered, int Paused, int Erased)
{
    /// <summary>Counts the people in the trail by weeks of the city's calendar; the newest week first, weeks without entries included.</summary>
    public static IReadOnlyList<WeeklyTotals> Of(IEnumerable<AuditEntry> entries, DateOnly today, int weeks, DutyClock clock)
    {
        var byWeek = entries.ToLookup(entry => MondayOf(clock.DayOf(entry.At)));
        var last = MondayOf(today);
        return [.. Enumerable.Range(0, weeks).Select(back => last.AddDays(-7 * back)).Select(monday => new WeeklyTotals(
            monday,
            Count(monday, AuditEvent.Registered),
            Count(monday, AuditEvent.Paused),
            Count(monday, AuditEvent.Erased)))];

        int Count(DateOnly monday, AuditEvent what) => byWeek[monday].Where(entry => entry.Event == what).Select(entry => entry.Subject).Distinct(StringComparer.Ordinal).Count();
    }

    private static DateOnly MondayOf(DateOnly day) => LocalDate.FromDateOnly(day).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).ToDateOnly();
}
