using System.Globalization;
using KompetenzBot.Alarms;
using KompetenzBot.Audit;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Oversight;

/// <summary>Reads what a quarter's report is made of.</summary>
public sealed class OversightReporter(IAuditTrail trail, IAlarmStore alarms, ICoordinators coordinators, DutyClock clock)
{
    /// <summary>The report of a quarter, as far as it has passed.</summary>
    public async Task<OversightReport> BuildAsync(Quarter quarter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, end) = (quarter.StartsAt(clock), quarter.Next.StartsAt(clock));
        var called = (await alarms.ListEndingAfterAsync(from, cancellationToken)).Where(alarm => alarm.CreatedAt >= from && alarm.CreatedAt < end);
        var report = OversightReport.Of(quarter, end < now ? end : now, coordinators.Bodies.Select(body => body.Name), await EntriesAsync(from, end, cancellationToken), called);
        return report with { End = await trail.FindNewestHeadAsync(cancellationToken) };
    }

    private async Task<List<AuditEntry>> EntriesAsync(DateTimeOffset from, DateTimeOffset end, CancellationToken cancellationToken)
    {
        // the trail's months are those of UTC
        var (first, last) = (MonthOf(from), MonthOf(end));
        List<AuditEntry> entries = [];
        foreach (var month in (await trail.ListMonthsAsync(cancellationToken)).Where(month => string.CompareOrdinal(month, first) >= 0 && string.CompareOrdinal(month, last) <= 0))
        {
            await foreach (var record in trail.ReadMonthAsync(month, cancellationToken))
            {
                if (record.Entry.At >= from && record.Entry.At < end)
                {
                    entries.Add(record.Entry);
                }
            }
        }

        return entries;
    }

    private static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
