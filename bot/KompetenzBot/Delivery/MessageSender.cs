using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Delivery;

/// <summary>Does what a pointer says with the rows that it points to. One person's failure never stops the others.</summary>
public sealed partial class MessageSender(IEnumerable<IWork> features, IOutbox outbox, IChannel channel, TimeProvider time, ILogger<MessageSender> logger)
{
    private const int AttemptsToKeep = 4;
    private const int RoundsToUpdate = 4;
    private static readonly TimeSpan EnoughLease = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(13);
    private static readonly TimeSpan BetweenUpdates = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    /// <summary>Works through one pointer. False, or an exception, means that the pointer is to come back.</summary>
    /// <param name="pointer">The pointer.</param>
    /// <param name="priority">Of the queue that it comes from.</param>
    /// <param name="isRepeated">Whether somebody has begun with it before, who may have died at any point.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<bool> WorkAsync(WorkPointer pointer, WorkPriority priority, bool isRepeated, CancellationToken cancellationToken) => Spans.RunAsync(
        pointer.Kind.ToString(), pointer.Work, pointer.TraceParent, isPart: pointer.Kind == WorkKind.Prepare, () => WorkThroughAsync(pointer, priority, isRepeated, cancellationToken));

    private async Task<bool> WorkThroughAsync(WorkPointer pointer, WorkPriority priority, bool isRepeated, CancellationToken cancellationToken)
    {
        var work = new WorkId(pointer.Work);
        if (features.FirstOrDefault(feature => feature.Owns(work)) is not { } works)
        {
            Log.UnknownWork(logger, pointer.Work);
            return false;
        }

        var done = true;
        switch (pointer.Kind)
        {
            case WorkKind.Prepare:
                await works.PrepareAsync(work, cancellationToken);
                break;
            case WorkKind.Send:
                await SendAsync(works, work, pointer, priority, cancellationToken);
                break;
            case WorkKind.Update:
                done = await UpdateAsync(works, work, pointer, priority, isRepeated, cancellationToken);
                break;
            default:
                Log.UnknownWork(logger, pointer.Work);
                return false;
        }

        works.Changed(work);
        return done;
    }

    private async Task SendAsync(IWork works, WorkId work, WorkPointer pointer, WorkPriority priority, CancellationToken cancellationToken)
    {
        var open = await works.OpenAsync(work, time.GetUtcNow(), cancellationToken);
        var claimed = await outbox.ClaimAsync(pointer, time.GetUtcNow(), DeliveryRules.Lease, cancellationToken);
        await Task.WhenAll(claimed.Select(message => SendAsync(works, open, message, priority, cancellationToken)));
    }

    private async Task SendAsync(IWork works, IOpenWork? open, OutboxMessage message, WorkPriority priority, CancellationToken cancellationToken)
    {
        try
        {
            if (open is null)
            {
                await EndAsync(priority, message, "WorkEnded", cancellationToken);
                return;
            }

            if (await open.NotBeforeAsync(message, time.GetUtcNow(), cancellationToken) is { } later && later > time.GetUtcNow())
            {
                await outbox.TryUpdateAsync(message with { State = DeliveryState.Pending, DueAt = later }, cancellationToken);
                return;
            }

            using var held = new HeldMessage(message);
            var sending = channel.SendAsync(message.User, new DueMessage(priority, token => DecideAsync(works, held, priority, token)), cancellationToken);
            await HoldAsync(held, sending);
            if (await sending is { } outcome)
            {
                var sent = DeliveryRules.After(held.Message, outcome, time.GetUtcNow(), Random.Shared.NextDouble());
                await KeepAsync(held.Measure?.End(sent, open.CallableSince(sent), time.GetUtcNow()) ?? sent);
                if (sent.State is DeliveryState.Unreachable or DeliveryState.Rejected)
                {
                    await works.NotReachedAsync(sent, cancellationToken);
                }
            }
            else if (held.NotSent is { } reason)
            {
                await EndAsync(priority, held.Message, reason, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // the row keeps its lease and is due again when it has passed
            Log.SendFailed(logger, exception, message.Work.Value);
        }
    }

    private async Task EndAsync(WorkPriority priority, OutboxMessage message, string reason, CancellationToken cancellationToken)
    {
        var ended = message with { State = DeliveryState.Ended, Reason = reason, Ticket = string.Empty };
        if (await outbox.TryUpdateAsync(ended, cancellationToken) is not null)
        {
            SendMeasure.Settled(priority, ended);
        }
    }

    /// <summary>Decides when the message's turn has come: it may have waited for long. Null: it is not to be sent, or no longer this instance's to send.</summary>
    private async Task<Message?> DecideAsync(IWork works, HeldMessage held, WorkPriority priority, CancellationToken cancellationToken)
    {
        if (held.Message.DueAt - time.GetUtcNow() < EnoughLease)
        {
            return null;
        }

        if (await works.OpenAsync(held.Message.Work, time.GetUtcNow(), cancellationToken) is not { } open)
        {
            held.NotSent = "WorkEnded";
            return null;
        }

        if (await ComposeAsync(open, held.Message, cancellationToken) is not { } composed)
        {
            held.NotSent = "NotWanted";
            return null;
        }

        held.Measure ??= new SendMeasure(priority, held.Message);
        return await WithTicketAsync(held, composed, cancellationToken);
    }

    /// <summary>Null: somebody else has written the row, or it was erased.</summary>
    private async Task<Message?> WithTicketAsync(HeldMessage held, Message composed, CancellationToken cancellationToken)
    {
        if (held.Message.Ticket.Length == 0 && await channel.TicketAsync(held.Message, composed, cancellationToken) is { Length: > 0 } ticket)
        {
            if (await outbox.TryUpdateAsync(held.Message with { Ticket = ticket }, cancellationToken) is not { } kept)
            {
                return null;
            }

            held.Message = kept;
        }

        return held.Message.Ticket.Length == 0 ? composed : composed with { Ticket = held.Message.Ticket };
    }

    /// <summary>Renews the lease for as long as the message waits and the channel takes, so that nobody else sends it meanwhile.</summary>
    private async Task HoldAsync(HeldMessage held, Task sending)
    {
        using var ended = new CancellationTokenSource();
        while (await Task.WhenAny(sending, Task.Delay(Renewal, time, ended.Token)) != sending)
        {
            try
            {
                held.Message = await outbox.TryUpdateAsync(held.Message with { DueAt = time.GetUtcNow() + DeliveryRules.Lease }, CancellationToken.None) ?? held.Message;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.LeaseNotRenewed(logger, exception, held.Message.Work.Value);
            }
        }

        await ended.CancelAsync();
    }

    /// <summary>Writes the outcome, also where the storage hesitates and at stop: an outcome that is known but not written is a message sent twice.</summary>
    private async Task KeepAsync(OutboxMessage message)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await outbox.TryUpdateAsync(message, CancellationToken.None) is null
                    && message.ActivityId is { } activityId
                    && await outbox.FindAsync(message.Work, message.User, message.Purpose, CancellationToken.None) is { } other)
                {
                    await RememberAsync(other, activityId, CancellationToken.None);
                }

                return;
            }
            catch (Exception exception) when (attempt < AttemptsToKeep)
            {
                Log.OutcomeNotWritten(logger, exception, message.Work.Value);
                await Task.Delay(attempt * BetweenAttempts, time, CancellationToken.None);
            }
        }
    }

    /// <summary>Whoever uses a card has it. If the row is being written elsewhere, that card is at least brought up to date now.</summary>
    private async Task<OutboxMessage> RememberAsync(OutboxMessage message, string? activityId, CancellationToken cancellationToken)
    {
        if (activityId is null || message.ShownBy(activityId) is var shown && shown == message)
        {
            return message;
        }

        return await outbox.TryUpdateAsync(shown, cancellationToken) ?? shown;
    }

    /// <summary>False if a card may not have been updated. A repeated update shows the same, so all of them are simply done again.</summary>
    private async Task<bool> UpdateAsync(IWork works, WorkId work, WorkPointer pointer, WorkPriority priority, bool isRepeated, CancellationToken cancellationToken)
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
        await works.OpenAsync(message.Work, time.GetUtcNow(), cancellationToken) is { } open ? await ComposeAsync(open, message, cancellationToken) : null;

    private static async Task<Message?> ComposeAsync(IOpenWork work, OutboxMessage message, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(message.Culture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return await work.ComposeAsync(message, cancellationToken);
    }

    /// <summary>A message that this instance holds; its row changes with every renewal.</summary>
    private sealed class HeldMessage(OutboxMessage message) : IDisposable
    {
        private volatile OutboxMessage _message = message;

        public OutboxMessage Message
        {
            get => _message;
            set => _message = value;
        }

        /// <summary>Why it is not to be sent after all; null where it may be.</summary>
        public string? NotSent { get; set; }

        /// <summary>From its turn on; null: its turn has not come.</summary>
        public SendMeasure? Measure { get; set; }

        public void Dispose() => Measure?.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A message of work {Work} could not be sent; it is tried again when its lease has passed.")]
        public static partial void SendFailed(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Error, "A card of work {Work} could not be brought up to date; it is tried again with the others of its pointer.")]
        public static partial void UpdateFailed(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Warning, "The lease of a message of work {Work} could not be renewed while it is being sent.")]
        public static partial void LeaseNotRenewed(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Warning, "The outcome of a message of work {Work} could not be written; it is tried again.")]
        public static partial void OutcomeNotWritten(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Warning, "A pointer to work {Work} asks for something that this version does not know; a newer instance may.")]
        public static partial void UnknownWork(ILogger logger, string work);
    }
}
