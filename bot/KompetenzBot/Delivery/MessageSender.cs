using System.Globalization;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Delivery;

/// <summary>Does what a pointer says with the rows that it points to. One person's failure never stops the others.</summary>
public sealed partial class MessageSender(
    IEnumerable<IWork> features, IOutbox outbox, IChannel channel, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<MessageSender> logger) : IDisposable
{
    private const int AttemptsToKeep = 4;
    private static readonly TimeSpan Outdated = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EnoughLease = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _inFlight = new(options.Value.Concurrency);

    /// <summary>Works through one pointer. False, or an exception, means that the pointer is to come back.</summary>
    public async Task<bool> WorkAsync(WorkPointer pointer, CancellationToken cancellationToken)
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
                await SendAsync(works, work, pointer, cancellationToken);
                break;
            case WorkKind.Update:
                done = await UpdateAsync(works, work, pointer, cancellationToken);
                break;
            default:
                Log.UnknownWork(logger, pointer.Work);
                return false;
        }

        works.Changed(work);
        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _inFlight.Dispose();

    private async Task SendAsync(IWork works, WorkId work, WorkPointer pointer, CancellationToken cancellationToken)
    {
        var open = await works.OpenAsync(work, time.GetUtcNow(), cancellationToken);
        var claimed = await outbox.ClaimAsync(pointer, time.GetUtcNow(), DeliveryRules.Lease, cancellationToken);
        await Task.WhenAll(claimed.Select(message => SendAsync(works, open, message, cancellationToken)));
    }

    private async Task SendAsync(IWork works, IOpenWork? work, OutboxMessage message, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - begun >= Outdated)
            {
                // it waited long for its turn: the work may be over by now
                work = await works.OpenAsync(message.Work, time.GetUtcNow(), cancellationToken);
            }

            if (work is null)
            {
                await outbox.TryUpdateAsync(message with { State = DeliveryState.Ended, Reason = "WorkEnded", Ticket = string.Empty }, cancellationToken);
                return;
            }

            if (await work.NotBeforeAsync(message, time.GetUtcNow(), cancellationToken) is { } later && later > time.GetUtcNow())
            {
                await outbox.TryUpdateAsync(message with { State = DeliveryState.Pending, DueAt = later }, cancellationToken);
                return;
            }

            if (await KeepLeaseAsync(message, cancellationToken) is not { } held)
            {
                return;
            }

            if (await ComposeAsync(work, held, cancellationToken) is not { } composed)
            {
                await outbox.TryUpdateAsync(held with { State = DeliveryState.Ended, Reason = "NotWanted", Ticket = string.Empty }, cancellationToken);
                return;
            }

            if (await WithTicketAsync(held, composed, cancellationToken) is not { } ready)
            {
                return;
            }

            var sending = channel.SendAsync(ready.User, composed, ready.Ticket, cancellationToken);
            ready = await HoldAsync(ready, sending);
            var sent = DeliveryRules.After(ready, await sending, time.GetUtcNow(), Random.Shared.NextDouble());
            await KeepAsync(sent);
            if (sent.State is DeliveryState.Unreachable or DeliveryState.Rejected)
            {
                await works.NotReachedAsync(sent, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // the row keeps its lease and is due again when it has passed
            Log.SendFailed(logger, exception, message.Work.Value);
        }
        finally
        {
            _inFlight.Release();
        }
    }

    /// <summary>A message that waited long for its turn is claimed anew, so that no other instance sends it meanwhile.</summary>
    private async Task<OutboxMessage?> KeepLeaseAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return message.DueAt - now >= EnoughLease
            ? message
            : await outbox.TryUpdateAsync(message with { DueAt = now + DeliveryRules.Lease }, cancellationToken);
    }

    private async Task<OutboxMessage?> WithTicketAsync(OutboxMessage message, Conversations.Message composed, CancellationToken cancellationToken) =>
        message.Ticket.Length > 0 || await channel.TicketAsync(message, composed, cancellationToken) is not { Length: > 0 } ticket
            ? message
            : await outbox.TryUpdateAsync(message with { Ticket = ticket }, cancellationToken);

    /// <summary>Renews the lease for as long as the channel takes, so that nobody else sends the same message meanwhile.</summary>
    private async Task<OutboxMessage> HoldAsync(OutboxMessage message, Task sending)
    {
        using var ended = new CancellationTokenSource();
        while (await Task.WhenAny(sending, Task.Delay(Renewal, time, ended.Token)) != sending)
        {
            try
            {
                message = await outbox.TryUpdateAsync(message with { DueAt = time.GetUtcNow() + DeliveryRules.Lease }, CancellationToken.None) ?? message;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.LeaseNotRenewed(logger, exception, message.Work.Value);
            }
        }

        await ended.CancelAsync();
        return message;
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

    /// <summary>False if a card could not be updated now but may be later. A repeated update shows the same, so all of them are simply done again.</summary>
    private async Task<bool> UpdateAsync(IWork works, WorkId work, WorkPointer pointer, CancellationToken cancellationToken)
    {
        if (await works.OpenAsync(work, time.GetUtcNow(), cancellationToken) is not { } open)
        {
            return true;
        }

        var done = true;
        foreach (var user in (pointer.Users ?? []).Select(Conversations.UserId.Parse))
        {
            if (await outbox.FindAsync(work, user, pointer.Purpose, cancellationToken) is not { } message)
            {
                continue;
            }

            try
            {
                done &= await UpdateAsync(open, await RememberAsync(message, pointer.Copy, cancellationToken), cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.UpdateFailed(logger, exception, work.Value);
                done = false;
            }
        }

        return done;
    }

    private async Task<bool> UpdateAsync(IOpenWork open, OutboxMessage message, CancellationToken cancellationToken)
    {
        var done = true;
        foreach (var activityId in message.ActivityIds)
        {
            if (await ComposeAsync(open, message, cancellationToken) is { } composed)
            {
                done &= await channel.UpdateAsync(message.User, activityId, composed, cancellationToken) is not SendOutcome.Retry;
            }
        }

        return done;
    }

    private static async Task<Conversations.Message?> ComposeAsync(IOpenWork work, OutboxMessage message, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(message.Culture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return await work.ComposeAsync(message, cancellationToken);
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
