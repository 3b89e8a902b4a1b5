using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Oversight;

/// <summary>The report's part in delivery: a quarter is one work. What the message says is made when it is sent, and only for who is still an auditor.</summary>
public sealed class OversightWork(OversightReporter reporter, OversightCard card, AuditorGate gate, DutyClock clock, TimeProvider time) : IWork
{
    /// <summary>The purpose of the one message.</summary>
    public const string Report = "report";

    /// <summary>Begins every work.</summary>
    public const string Prefix = "oversight-";

    /// <summary>For so long after a quarter its report is still news.</summary>
    private const int Days = 30;

    /// <inheritdoc/>
    public WorkPriority PriorityOf(string purpose) => WorkPriority.Reminders;

    /// <summary>The work of a quarter.</summary>
    public static WorkId WorkOf(Quarter quarter) => new(Prefix + quarter);

    /// <summary>The quarter whose report is sent now; null: it was sent, or it is too late for it.</summary>
    public Quarter? Due(DateTimeOffset now)
    {
        var (today, present) = (clock.DayOf(now), Quarter.Of(clock.DayOf(now)));
        return today < present.FirstDay.AddDays(Days) ? present.Previous : null;
    }

    /// <inheritdoc/>
    public bool Owns(WorkId work) => work.Value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Rows are written by the planner.</summary>
    public Task PrepareAsync(WorkId work, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken) =>
        Due(now) is { } quarter && WorkOf(quarter) == work ? new OpenReport(await reporter.BuildAsync(quarter, time.GetUtcNow(), cancellationToken), card, gate, clock) : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedWork>> ListUnsettledAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListedWork>>(Due(now) is { } quarter ? [new ListedWork(WorkOf(quarter), Prepared: true)] : []);

    /// <inheritdoc/>
    public void Changed(WorkId work)
    {
        // nobody watches reports
    }

    private sealed class OpenReport(OversightReport report, OversightCard card, AuditorGate gate, DutyClock clock) : IOpenWork
    {
        public Task<DateTimeOffset?> NotBeforeAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken) =>
            Task.FromResult<DateTimeOffset?>(clock.NextWorkingTime(now, clock.Usual));

        public async Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken) =>
            await gate.IsOneAsync(message.User, cancellationToken) ? new Message.Card(card.Build(report), OversightLines.Title(report.Quarter)) : null;
    }
}
