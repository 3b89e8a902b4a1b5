using KompetenzBot.Conversations;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Delivery;

/// <summary>Does what a pointer says with the rows that it points to. One person's failure never stops the others.</summary>
public sealed partial class MessageSender(IEnumerable<IWork> features, IOutbox outbox, IChannel channel, Languages languages, TimeProvider time, ILogger<MessageSender> logger)
{
    private const int AttemptsToKeep = 4;
    private static readonly TimeSpan EnoughLease = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(13);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private readonly CardUpdater _cards = new(outbox, channel, languages, time, logger);

    /// <summary>This instance's share of the channel's rate, from 0 to 1.</summary>
    public double Part => channel.Part;

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
                done = await _cards.UpdateAsync(works, work, pointer, priority, isRepeated, cancellationToken);
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
        if (claimed.Count > 1 && open is not null)
        {
            await works.LookAheadAsync(claimed, cancellationToken);
        }

        await Task.WhenAll(claimed.Select(message => SendAsync(works, open, message, priority, cancellationToken)));
    }

    private async Task SendAsync(IWork works, IOpenWork? open, OutboxMessage message, WorkPriority priority, CancellationToken cancellationToken)
    {
        try
        {
            using var held = new HeldMessage(message);
            if (open?.IsWanted(message) != true)
            {
                await EndAsync(priority, held.Unsent, "WorkEnded", cancellationToken);
                return;
            }

            if (!message.IsBroughtForward && await open.NotBeforeAsync(message, time.GetUtcNow(), cancellationToken) is { } later && later > time.GetUtcNow())
            {
                await outbox.TryUpdateAsync(held.PutBack(later), cancellationToken);
                return;
            }

            var sending = channel.SendAsync(message.User, new DueMessage(priority, token => DecideAsync(works, held, priority, token)) { MayInstall = open.MayInstall(message), Leaving = () => held.HasLeft = true }, cancellationToken);
            await HoldAsync(held, sending);
            if (await sending is { } outcome)
            {
                var sent = DeliveryRules.After(held.Message, outcome, time.GetUtcNow(), Random.Shared.NextDouble());
                if (sent.State is DeliveryState.Unreachable or DeliveryState.Rejected)
                {
                    // before the outcome is written: after a crash in between both are done again
                    await works.NotReachedAsync(sent, cancellationToken);
                }

                await KeepAsync(held.Measure?.End(sent, open.CallableSince(sent), time.GetUtcNow()) ?? sent);
            }
            else if (held.NotSent is { } reason)
            {
                await EndAsync(priority, held.Unsent, reason, cancellationToken);
            }
            else if (held is { HasLeft: false, IsLost: false })
            {
                // its turn came too late for the lease: nothing left, so that it may be tried again at once
                await outbox.TryUpdateAsync(held.PutBack(time.GetUtcNow()), cancellationToken);
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
        if (held.IsLost || held.Message.DueAt - time.GetUtcNow() < EnoughLease)
        {
            return null;
        }

        if (await works.OpenAsync(held.Message.Work, time.GetUtcNow(), cancellationToken) is not { } open || !open.IsWanted(held.Message))
        {
            held.NotSent = "WorkEnded";
            return null;
        }

        if (await open.ComposeAsync(held.Message, languages, cancellationToken) is not { } composed)
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
                await RenewAsync(held);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.LeaseNotRenewed(logger, exception, held.Message.Work.Value);
            }
        }

        await ended.CancelAsync();
    }

    /// <summary>A conflict may be this instance's own write, of which it did not hear; otherwise the message is somebody else's now.</summary>
    private async Task RenewAsync(HeldMessage held)
    {
        var renewed = held.Message with { DueAt = time.GetUtcNow() + DeliveryRules.Lease };
        if (await outbox.TryUpdateAsync(renewed, CancellationToken.None) is { } kept)
        {
            held.Message = kept;
        }
        else if (await outbox.FindAsync(renewed.Work, renewed.User, renewed.Purpose, CancellationToken.None) is { State: DeliveryState.Sending } found && found.DueAt == renewed.DueAt)
        {
            held.Message = found;
        }
        else
        {
            held.IsLost = true;
        }
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
                    await _cards.RememberAsync(other, activityId, CancellationToken.None);
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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A message of work {Work} could not be sent; it is tried again when its lease has passed.")]
        public static partial void SendFailed(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Warning, "The lease of a message of work {Work} could not be renewed while it is being sent.")]
        public static partial void LeaseNotRenewed(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Warning, "The outcome of a message of work {Work} could not be written; it is tried again.")]
        public static partial void OutcomeNotWritten(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Warning, "A pointer to work {Work} asks for something that this version does not know; a newer instance may.")]
        public static partial void UnknownWork(ILogger logger, string work);
    }
}
