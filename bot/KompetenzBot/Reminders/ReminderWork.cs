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

    /// <summary>How long after a message was decided the profile may not know of it yet.</summary>
    private static readonly TimeSpan ToBeNoted = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public WorkPriority PriorityOf(string purpose) => WorkPriority.Reminders;

    /// <summary>The work of a month.</summary>
    public static WorkId WorkOf(DateTimeOffset at) => new(Prefix + at.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture));

    /// <summary>The purpose of a message: what it is, and when that was decided, so that a decision that was not kept is not taken for one that was.</summary>
    public static string PurposeOf(ReminderKind kind, DateTimeOffset decided) => $"{kind.ToString().ToLowerInvariant()}-{decided.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";

    /// <summary>What a message with this purpose is, in lower case.</summary>
    public static string KindOf(string purpose) => purpose.Split('-')[0];

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

        /// <summary>
        /// A message that could not be delivered when it was planned waits for the next hour in which the person works. One of which the
        /// profile does not know waits until its planner has noted it or failed to.
        /// </summary>
        public async Task<DateTimeOffset?> NotBeforeAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken) =>
            (await profiles.FindAsync(message.User, cancellationToken))?.Profile switch
            {
                null => null,
                { } profile when !IsNoted(message, profile) => Decided(message) + ToBeNoted,
                { } profile => clock.NextWorkingTime(now, await hours.OfAsync(profile, cancellationToken)),
            };

        /// <summary>
        /// Whoever has answered, paused or left since the message was decided no longer gets it; nor does anybody get one that the profile does
        /// not know: its planner ended, or another one was quicker, and a later look decides anew.
        /// </summary>
        public async Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            if (!Enum.TryParse<ReminderKind>(KindOf(message.Purpose), ignoreCase: true, out var kind)
                || (await profiles.FindAsync(message.User, cancellationToken))?.Profile is not { LeftAt: null } profile
                || !IsNoted(message, profile)
                || profile.ConfirmedAt > Decided(message)
                || (profile.Pause is { Origin: PauseOrigin.Person } && profile.IsPausedAt(now)))
            {
                return null;
            }

            return cards.Build(kind, profile, now, Decided(message));
        }

        private static bool IsNoted(OutboxMessage message, Profile profile) =>
            profile.Upkeep is { } upkeep && upkeep.SentWork == message.Work.Value && upkeep.SentPurpose == message.Purpose;

        private static DateTimeOffset Decided(OutboxMessage message) =>
            DateTimeOffset.TryParseExact(message.Variant, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : DateTimeOffset.UnixEpoch;
    }
}
