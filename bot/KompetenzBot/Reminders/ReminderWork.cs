using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;

namespace KompetenzBot.Reminders;

/// <summary>The reminders' part in delivery. A month is one work; what a message says is made when it is sent.</summary>
public sealed class ReminderWork(IProfileStore profiles, ReminderCards cards, PersonalHours hours, DutyClock clock, TimeProvider time) : IWork
{
    private const string Prefix = "reminder-";

    /// <inheritdoc/>
    public WorkPriority PriorityOf(string purpose) => WorkPriority.Reminders;

    /// <summary>The work of a month.</summary>
    public static WorkId WorkOf(DateTimeOffset at) => new(Prefix + at.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture));

    /// <summary>The purpose of a message: what it is, and of which day, so that the same one is written once however often it is tried.</summary>
    public static string PurposeOf(ReminderKind kind, DateOnly day) => $"{kind.ToString().ToLowerInvariant()}-{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public bool Owns(WorkId work) => work.Value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Rows are written by the planner.</summary>
    public Task PrepareAsync(WorkId work, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IOpenWork?>(Open(now).Contains(work) ? new OpenMonth(profiles, cards, hours, clock, time) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedWork>> ListUnsettledAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListedWork>>([.. Open(now).Select(work => new ListedWork(work, Prepared: true))]);

    /// <inheritdoc/>
    public void Changed(WorkId work)
    {
        // nobody watches reminders
    }

    private static WorkId[] Open(DateTimeOffset now) => [WorkOf(now), WorkOf(now.AddMonths(-1))];

    private sealed class OpenMonth(IProfileStore profiles, ReminderCards cards, PersonalHours hours, DutyClock clock, TimeProvider time) : IOpenWork
    {
        /// <summary>Whoever is asked has a profile.</summary>
        public bool MayInstall(OutboxMessage message) => true;

        /// <summary>A message that could not be delivered when it was planned waits for the next hour in which the person works.</summary>
        public async Task<DateTimeOffset?> NotBeforeAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken) =>
            (await profiles.FindAsync(message.User, cancellationToken))?.Profile is { } profile ? clock.NextWorkingTime(now, await hours.OfAsync(profile, cancellationToken)) : null;

        /// <summary>Whoever has answered, paused or left since the message was decided no longer gets it.</summary>
        public async Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            if (!Enum.TryParse<ReminderKind>(message.Purpose.Split('-')[0], ignoreCase: true, out var kind)
                || (await profiles.FindAsync(message.User, cancellationToken))?.Profile is not { LeftAt: null } profile
                || profile.ConfirmedAt > Decided(message)
                || (profile.Pause is { Origin: PauseOrigin.Person } && profile.IsPausedAt(now)))
            {
                return null;
            }

            return cards.Build(kind, profile, now, Decided(message));
        }

        private static DateTimeOffset Decided(OutboxMessage message) =>
            DateTimeOffset.TryParseExact(message.Variant, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : DateTimeOffset.MaxValue;
    }
}
