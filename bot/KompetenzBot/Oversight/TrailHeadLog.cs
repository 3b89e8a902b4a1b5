using KompetenzBot.Audit;
using KompetenzBot.Delivery;

namespace KompetenzBot.Oversight;

/// <summary>
/// Says every hour where the trail ends. Who cuts off its end together with its head leaves a trail that is unbroken in itself; the log, which others keep, knows better.
/// </summary>
public sealed partial class TrailHeadLog(IAuditTrail trail, ILogger<TrailHeadLog> logger) : IRecurringTask
{
    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await trail.FindNewestHeadAsync(cancellationToken) is { } head)
        {
            Log.Head(logger, head.Month, head.Sequence, head.CodeText);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The audit trail ends in month {Month} with entry {Sequence} and code {Code}.")]
        public static partial void Head(ILogger logger, string month, int sequence, string code);
    }
}
