namespace KompetenzBot.Sms.Events;

/// <summary>Takes what the provider says about messages that were sent.</summary>
public interface ISmsReports
{
    /// <summary>
    /// Takes one report. The same one may come several times, older ones after newer ones, and some for messages that nobody knows
    /// any more, which are ignored. An exception lets the provider send it again.
    /// </summary>
    Task ReportAsync(SmsReport report, CancellationToken cancellationToken);
}

/// <summary>What became of a message.</summary>
/// <param name="MessageId">As the provider named it when it took the message.</param>
/// <param name="Status">The outcome.</param>
/// <param name="At">When the provider learned of it.</param>
/// <param name="Tag">What the sender gave with the message; null: nothing.</param>
public sealed record SmsReport(string MessageId, SmsReportStatus Status, DateTimeOffset At, string? Tag = null);

/// <summary>The outcomes that a report can say; both are final.</summary>
public enum SmsReportStatus
{
    /// <summary>It is on the phone.</summary>
    Delivered,

    /// <summary>It will not arrive.</summary>
    Failed,
}
