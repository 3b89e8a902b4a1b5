using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>Brings cards up to date that were sent: the newest state comes last, and what is shown already is not shown again.</summary>
public sealed partial class CardUpdater(IOutbox outbox, IChannel channel, Languages languages, TimeProvider time, ILogger logger)
{
    private const int RoundsToUpdate = 4;
    private static readonly TimeSpan BetweenUpdates = TimeSpan.FromSeconds(30);

    /// <summary>Whoever uses a card has it. If the row is being written elsewhere, that card is at least brought up to date now.</summary>
    public async Task<OutboxMessage> RememberAsync(OutboxMessage message, string? activityId, CancellationToken cancellationToken)
    {
        if (activityId is null || message.ShownBy(activityId) is var shown && shown == message)
        {
            return message;
        }

        return await outbox.TryUpdateAsync(shown, cancellationToken) ?? shown;
    }

    /// <summary>False if a card may not have been updated. A repeated update shows the same, so all of them are simply done again.</summary>
    public async Task<bool> UpdateAsync(IWork works, WorkId work, WorkPointer pointer, WorkPriority priority, bool isRepeated, CancellationToken cancellationToken)
    {
        if (await works.OpenAsync(work, time.GetUtcNow(), cancellationToken) is null)
        {
            return true;
        }

        var done = true;
        foreach (var user in (pointer.Users ?? []).Select(UserId.Parse))
        {
            if (await outbox.FindAsync(work, user, pointer.Purpose, cancellationToken) is not { } message)
            {
                continue;
            }

            try
            {
                done &= await UpdateAsync(works, await RememberAsync(message, pointer.Copy, cancellationToken), priority, isRepeated, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.UpdateFailed(logger, exception, work.Value);
                done = false;
            }
        }

        return done;
    }

    /// <summary>
    /// The row is read before the card is made and written after it was shown, at every update: of two that happen at once one finds that the row has
    /// changed and shows the card again as it then is, so that the newest state comes last.
    /// </summary>
    private async Task<bool> UpdateAsync(IWork works, OutboxMessage message, WorkPriority priority, bool isRepeated, CancellationToken cancellationToken)
    {
        for (var round = 1; round <= RoundsToUpdate; round++)
        {
            if (await ShowAsync(works, message, priority, isRepeated || round > 1, cancellationToken) is not { } shown
                || await outbox.TryUpdateAsync(shown, CancellationToken.None) is not null
                || await outbox.FindAsync(message.Work, message.User, message.Purpose, cancellationToken) is not { } changed)
            {
                return true;
            }

            message = changed;
        }

        return false;
    }

    /// <summary>Shows the card as it is now, on all copies. Returns the row to write, or null where there is nothing to write.</summary>
    private async Task<OutboxMessage?> ShowAsync(IWork works, OutboxMessage message, WorkPriority priority, bool isRepeated, CancellationToken cancellationToken)
    {
        if (message.ActivityIds.Count == 0)
        {
            return message.UpdateDueAt is null ? null : message with { UpdateDueAt = message.State is DeliveryState.Pending or DeliveryState.Sending ? time.GetUtcNow() + BetweenUpdates : null };
        }

        if (!isRepeated && message.Shown is { } known && await ComposeAsync(works, message, cancellationToken) is { } same && CardFingerprint.Of(same) == known)
        {
            return message.UpdateDueAt is null ? null : message with { UpdateDueAt = null };
        }

        string? shown = null;
        var isDone = true;
        var due = new DueMessage(priority, async token =>
        {
            var composed = await ComposeAsync(works, message, token);
            shown = composed is null ? null : CardFingerprint.Of(composed);
            return composed;
        });
        foreach (var activityId in message.ActivityIds)
        {
            isDone &= await channel.UpdateAsync(message.User, activityId, due, cancellationToken) is not SendOutcome.Retry;
        }

        return isDone ? message with { UpdateDueAt = null, Shown = shown } : message with { UpdateDueAt = time.GetUtcNow() + BetweenUpdates, Shown = null };
    }

    private async Task<Message?> ComposeAsync(IWork works, OutboxMessage message, CancellationToken cancellationToken) =>
        await works.OpenAsync(message.Work, time.GetUtcNow(), cancellationToken) is { } open ? await open.ComposeAsync(message, languages, cancellationToken) : null;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A card of work {Work} could not be brought up to date; it is tried again with the others of its pointer.")]
        public static partial void UpdateFailed(ILogger logger, Exception exception, string work);
    }
}
