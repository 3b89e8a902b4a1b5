using KompetenzBot.Telemetry;

namespace KompetenzBot.Sms.Events;

/// <summary>Counts reports by outcome, and nothing else, where no alarm is sent by text message.</summary>
internal sealed class CountedReports : ISmsReports
{
    public Task ReportAsync(SmsReport report, CancellationToken cancellationToken)
    {
        Measures.SmsReported(report.Status.ToString());
        return Task.CompletedTask;
    }
}
