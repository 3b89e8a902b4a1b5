using System.Globalization;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Reminders;

/// <summary>
/// Looks for people at whom it is time to look, and does what the rules say. The message's row is written first; then the profile moves on and
/// names that row, against its version. Only the row that the profile names is sent, so a crash in between, or another instance, neither loses
/// nor doubles a message.
/// </summary>
public sealed partial class ReminderPlanner(
    IProfileStore profiles,
    IOutbox outbox,
    IWorkQueues queues,
    IReminderRows rows,
    Eraser eraser,
    INoticeInForce notice,
    PersonalHours hours,
    DutyClock clock,
    IAuditTrail audit,
    IOptions<ReminderOptions> options,
    TimeProvider time,
    ILogger<ReminderPlanner> logger) : IRecurringTask
{
    private const int AtOnce = 8;
    private readonly ReminderRules _rules = new(options.Value.Read(), clock, notice.Version);
    private bool _lookedAtAll;
    private string? _cleaned;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await CleanAsync(now, cancellationToken);
        List<UserId> due = [];
        await foreach (var user in profiles.FindDueAsync(now, notice.Version, alsoUnplanned: !_lookedAtAll, cancellationToken))
        {
            due.Add(user);
        }

        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (user, token) => await TryLookAtAsync(user, now, token));
        _lookedAtAll = true;
    }

    /// <summary>What is wrong with one person's row keeps nobody else from being asked.</summary>
    private async Task TryLookAtAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await LookAtAsync(user, now, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, exception);
        }
    }

    private async Task LookAtAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(user, cancellationToken) is not { } stored)
        {
            return;
        }

        var profile = await WithOutcomeAsync(stored.Profile, now, cancellationToken);
        var step = _rules.IsAnythingDue(profile, now) ? _rules.Next(profile, await hours.OfAsync(profile, cancellationToken), now) : _rules.Next(profile, clock.Usual, now);
        if (step.Kind == ReminderKind.Erase)
        {
            await eraser.TryEraseAsync(stored, ErasureCause.Silent, now, cancellationToken);
            return;
        }

        if (step.Kind == ReminderKind.Wait)
        {
            await profiles.TrySaveAsync(step.After, stored.Version, cancellationToken);
            return;
        }

        var (work, purpose) = (ReminderWork.WorkOf(now), ReminderWork.PurposeOf(step.Kind, now));
        var pointers = await outbox.AddAsync(work, purpose, [new Recipient(user, now.ToString("O", CultureInfo.InvariantCulture), profile.Culture)], now, cancellationToken);
        var after = step.After with { Upkeep = step.After.Upkeep! with { SentWork = work.Value, SentPurpose = purpose } };
        if (!await profiles.TrySaveAsync(after, stored.Version, cancellationToken))
        {
            return;
        }

        if (step.Kind == ReminderKind.Paused)
        {
            await audit.AppendAsync(new AuditEntry(AuditEvent.Paused, profile.Pseudonym, AuditActors.System, string.Empty, now), cancellationToken);
        }

        await queues.SendAsync(WorkPriority.Reminders, pointers, cancellationToken);
    }

    /// <summary>What became of the last message says whether the person can be reached at all.</summary>
    private async Task<Profile> WithOutcomeAsync(Profile profile, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (profile.Upkeep is not { SentWork: { } work, SentPurpose: { } purpose } upkeep || upkeep.SentAt?.AddDays(1) > now)
        {
            return profile;
        }

        var sent = await outbox.FindAsync(new WorkId(work), profile.User, purpose, cancellationToken);
        if (sent?.State is DeliveryState.Pending or DeliveryState.Sending)
        {
            return profile;
        }

        bool? reachable = sent?.State switch
        {
            DeliveryState.Delivered => true,
            DeliveryState.Unreachable => false,
            _ => upkeep.Reachable,
        };
        var known = upkeep with { SentWork = null, SentPurpose = null, Reachable = reachable };
        return profile with
        {
            Upkeep = (upkeep.Stage, sent?.State) switch
            {
                // the last days are counted from when it is known that the notice has arrived, which may be long after it was written
                (UpkeepStage.LastNotice, DeliveryState.Delivered) => known with { SentAt = now },
                // nobody goes without a notice; who cannot be reached at all has had their chance of one
                (UpkeepStage.LastNotice, not DeliveryState.Unreachable) => known with { Stage = UpkeepStage.Paused, SentAt = null },
                _ => known,
            },
        };
    }

    /// <summary>Rows of months that are settled go, since they name people.</summary>
    private async Task CleanAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var month = ReminderWork.WorkOf(now).Value;
        if (_cleaned != month)
        {
            await rows.RemoveBeforeAsync(ReminderWork.WorkOf(now.AddMonths(-1)), cancellationToken);
            _cleaned = month;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "One person could not be looked at; it is tried again at the next look.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
