using System.Diagnostics.Metrics;

namespace KompetenzBot.Sms.Events;

/// <summary>Counts reports by outcome, and nothing else, as long as no alarm is sent by text message.</summary>
internal sealed class CountedReports(IMeterFactory meters) : ISmsReports
{
    private readonly Counter<long> _reports = meters.Create("KompetenzBot.Sms").CreateCounter<long>("kompetenzbot.sms.reports", "{report}", "Delivery reports of the provider of text messages.");

    public Task ReportAsync(SmsReport report, CancellationToken cancellationToken)
    {
        _reports.Add(1, new KeyValuePair<string, object?>("status", report.Status.ToString()));
        return Task.CompletedTask;
    }
}
