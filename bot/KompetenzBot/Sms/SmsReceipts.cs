using KompetenzBot.Delivery;
using KompetenzBot.Sms.Events;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Sms;

/// <summary>Writes what the provider reports into the rows of the messages. The same report may come often, and reports may come in any order.</summary>
internal sealed class SmsReceipts(IOutbox outbox, TimeProvider time) : ISmsReports
{
    private const int LongestTag = 100;

    /// <summary>Within this time a report may be faster than the row of its message, which may wait for its lease after a crash: the provider is to tell again.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(15);

    public async Task ReportAsync(SmsReport report, CancellationToken cancellationToken)
    {
        if (report.Tag is not { Length: > 0 and <= LongestTag } partition)
        {
            return;
        }

        var receipt = new DeliveryReceipt(report.Status == SmsReportStatus.Delivered, report.At);
        while (true)
        {
            if (await outbox.FindSentAsync(partition, report.MessageId, cancellationToken) is not { } message)
            {
                if ((time.GetUtcNow() - report.At).Duration() < Early)
                {
                    throw new InvalidOperationException("The message of a delivery report is not known yet.");
                }

                return;
            }

            var last = receipt.Or(message.Receipt);
            var told = message with { Receipt = last, State = last.HasArrived ? DeliveryState.Delivered : DeliveryState.Unreachable, Reason = last.HasArrived ? null : "NotDelivered" };
            if (told == message)
            {
                return;
            }

            if (await outbox.TryUpdateAsync(told, cancellationToken) is not null)
            {
                Measures.SmsReported(report.Status.ToString());
                return;
            }
        }
    }
}
