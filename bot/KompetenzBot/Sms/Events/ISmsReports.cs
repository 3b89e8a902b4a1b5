namespace KompetenzBot.Sms.Events;

/// <summary>Takes what the provider says about messages that were sent.</summary>
public interface ISmsReports
{
    /// <summary>
    /// Takes one report. The same one may come several times, older ones after newer ones (<see cref="SmsReport.Or"/>), and some for messages that nobody knows
    /// any more, which are ignored. An exception lets the provider send it again.
    /// </summary>
    Task ReportAsync(SmsReport report, CancellationToken cancellationToken);
}

/// <summary>What became of a message.</summary>
/// <param name="MessageId">As the provider named it when it took the message.</param>
/// <param name="Status">The outcome.</param>
/// <param name="At">When the provider learned of it.</param>
public sealed record SmsReport(string MessageId, SmsReportStatus Status, DateTimeOffset At)
{
    /// <summary>
    /// Which of two reports on one message counts, in whatever order they come: what has arrived has arrived, and the first word of an outcome stays. Pure.
    /// </summary>
    public SmsReport Or(SmsReport other) =>
        Status != other.Status
            ? Status == SmsReportStatus.Delivered ? this : other
            : At <= other.At ? this : other;
}

/// <summary>The outcomes that a report can say; both are final.</summary>
public enum SmsReportStatus
{
    /// <summary>It is on the phone.</summary>
    Delivered,

    /// <summary>It will not arrive.</summary>
    Failed,
}
