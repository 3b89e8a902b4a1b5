using System.Diagnostics.Metrics;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics.Status;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Diagnostics;

/// <summary>Looks every minute how much waits, for the measurements. What somebody must look at it says again and again, as long as it lasts: alerts live by that.</summary>
internal sealed partial class OperationSurvey : IRecurringTask
{
    private static readonly TimeSpan BetweenReminders = TimeSpan.FromMinutes(15);
    private readonly Backlog _backlog;
    private readonly Neighbours _neighbours;
    private readonly ICertificateExpiry _certificate;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DateTimeOffset _startedAt;
    private IReadOnlyList<QueueLength> _queues = [];
    private DateTimeOffset _remindersAt = DateTimeOffset.MinValue;
    private DateTimeOffset _saidAt = DateTimeOffset.MinValue;
    private IReadOnlySet<UserId>? _due;
    private int? _stuck;

    public OperationSurvey(Backlog backlog, Neighbours neighbours, ICertificateExpiry certificate, IMeterFactory meters, TimeProvider time, ILogger<OperationSurvey> logger)
    {
        (_backlog, _neighbours, _certificate, _time, _logger, _startedAt) = (backlog, neighbours, certificate, time, logger, time.GetUtcNow());
        var meter = meters.Create($"{Measures.MeterName}.Operation");
        meter.CreateObservableGauge("kompetenzbot.queue.length", () => _queues.Select(queue => Of(queue, queue.Waiting)), "{pointer}", "Pointers that wait or are being worked on.");
        meter.CreateObservableGauge("kompetenzbot.queue.poison", () => _queues.Select(queue => Of(queue, queue.Poison)), "{pointer}", "Pointers that failed again and again and wait for a person.");
        meter.CreateObservableGauge("kompetenzbot.messages.stuck", () => Known(_stuck), "{message}", "Messages that are due for minutes and not sent.");
        meter.CreateObservableGauge("kompetenzbot.reminders.overdue", () => Known(RemindersOverdue), "{person}", "People whose reminder, pause or erasure is due for more than a day.");
        meter.CreateObservableGauge("kompetenzbot.neighbour.silence", Silence, "s", "Time since a system that the bot needs last did what it was asked for, or since the start.");
        meter.CreateObservableGauge("kompetenzbot.neighbour.troubled", Troubled, "{system}", "1 where a system that the bot needs did not work when it was last needed.");
    }

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How many people's reminder, pause or erasure is due for more than a day; null: this instance has not looked.</summary>
    public int? RemindersOverdue { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        _queues = await _backlog.CountQueuesAsync(cancellationToken);
        _stuck = await _backlog.CountStuckAsync(now, cancellationToken);
        if (now - _saidAt >= BetweenReminders)
        {
            Say(now);
            _saidAt = now;
        }

        if (now - _remindersAt >= BetweenReminders)
        {
            await LookAtRemindersAsync(now, cancellationToken);
        }
    }

    private void Say(DateTimeOffset now)
    {
        foreach (var queue in _queues.Where(queue => queue.Poison > 0))
        {
            Log.Poisoned(_logger, queue.Poison, queue.Priority);
        }

        if (_certificate.ExpiresAt is { } expiry && expiry - now < StatusCard.CertificateSoon)
        {
            Log.CertificateExpires(_logger, (int)(expiry - now).TotalDays);
        }
    }

    /// <summary>Whoever is due at two looks: after a registration, an answer or a new notice everybody is looked at within minutes.</summary>
    private async Task LookAtRemindersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await _backlog.FindOverdueAsync(now, cancellationToken);
        var overdue = _due is { } before ? due.Count(before.Contains) : 0;
        (_due, _remindersAt, RemindersOverdue) = (due, now, overdue);
        if (overdue > 0)
        {
            Log.RemindersOverdue(_logger, overdue);
        }
    }

    private static Measurement<int> Of(QueueLength queue, int length) => new(length, new KeyValuePair<string, object?>("queue", queue.Priority.ToString().ToLowerInvariant()));

    private static IEnumerable<Measurement<int>> Known(int? number) => number is { } some ? [new(some)] : [];

    private IEnumerable<Measurement<double>> Silence() => Enum.GetValues<Neighbour>().Select(neighbour =>
        new Measurement<double>((_time.GetUtcNow() - (_neighbours[neighbour].SucceededAt ?? _startedAt)).TotalSeconds, Name(neighbour)));

    private IEnumerable<Measurement<int>> Troubled() => Enum.GetValues<Neighbour>().Select(neighbour => new Measurement<int>(_neighbours[neighbour].IsTroubled ? 1 : 0, Name(neighbour)));

    private static KeyValuePair<string, object?> Name(Neighbour neighbour) => new("neighbour", neighbour.ToString().ToLowerInvariant());

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Count} reminders, pauses or erasures are due for more than a day.")]
        public static partial void RemindersOverdue(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "{Count} pointers of queue {Queue} lie in its poison queue.")]
        public static partial void Poisoned(ILogger logger, int count, WorkPriority queue);

        [LoggerMessage(LogLevel.Error, "The certificate that wraps the key ring expires in {Days} days.")]
        public static partial void CertificateExpires(ILogger logger, int days);
    }
}
