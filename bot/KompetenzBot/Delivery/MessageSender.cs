using System.Globalization;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Delivery;

/// <summary>Does what a pointer says with the rows that it points to. One person's failure never stops the others.</summary>
public sealed partial class MessageSender(
    IWork works, IOutbox outbox, IChannel channel, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<MessageSender> logger) : IDisposable
{
    private static readonly TimeSpan EnoughLease = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _inFlight = new(options.Value.Concurrency);

    /// <summary>Works through one pointer. False, or an exception, means that the pointer is to come back.</summary>
    public async Task<bool> WorkAsync(WorkPointer pointer, CancellationToken cancellationToken)
    {
        var work = new WorkId(pointer.Work);
        var done = true;
        switch (pointer.Kind)
        {
            case WorkKind.Prepare:
                await works.PrepareAsync(work, cancellationToken);
                break;
            case WorkKind.Send:
                await SendAsync(work, pointer, cancellationToken);
                break;
            case WorkKind.Update:
                done = await UpdateAsync(work, pointer, cancellationToken);
                break;
            default:
                Log.UnknownKind(logger, pointer.Work);
                break;
        }

        works.Changed(work);
        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _inFlight.Dispose();

    private async Task SendAsync(WorkId work, WorkPointer pointer, CancellationToken cancellationToken)
    {
        var open = await works.OpenAsync(work, time.GetUtcNow(), cancellationToken);
        var claimed = await outbox.ClaimAsync(pointer, time.GetUtcNow(), DeliveryRules.Lease, cancellationToken);
        await Task.WhenAll(claimed.Select(message => SendAsync(open, message, cancellationToken)));
    }

    private async Task SendAsync(IOpenWork? work, OutboxMessage message, CancellationToken cancellationToken)
    {
        await _inFlight.WaitAsync(cancellationToken);
        try
        {
            if (work is null)
            {
                await outbox.TryUpdateAsync(message with { State = DeliveryState.Ended, Reason = "WorkEnded" }, cancellationToken);
                return;
            }

            if (await KeepLeaseAsync(message, cancellationToken) is not { } held)
            {
                return;
            }

            var outcome = await channel.SendAsync(held.User, await ComposeAsync(work, held, cancellationToken), cancellationToken);
            await outbox.TryUpdateAsync(DeliveryRules.After(held, outcome, time.GetUtcNow(), Random.Shared.NextDouble()), cancellationToken);
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

    /// <summary>False if a card could not be updated now but may be later. A repeated update shows the same, so all of them are simply done again.</summary>
    private async Task<bool> UpdateAsync(WorkId work, WorkPointer pointer, CancellationToken cancellationToken)
    {
        if (await works.OpenAsync(work, time.GetUtcNow(), cancellationToken) is not { } open)
        {
            return true;
        }

        var done = true;
        foreach (var user in (pointer.Users ?? []).Select(Conversations.UserId.Parse))
        {
            if (await outbox.FindAsync(work, user, pointer.Purpose, cancellationToken) is { ActivityId: { } activityId } message)
            {
                var outcome = await channel.UpdateAsync(user, activityId, await ComposeAsync(open, message, cancellationToken), cancellationToken);
                done &= outcome is not SendOutcome.Retry;
            }
        }

        return done;
    }

    private static async Task<Conversations.Message> ComposeAsync(IOpenWork work, OutboxMessage message, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(message.Culture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return await work.ComposeAsync(message, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A message of work {Work} could not be sent; it is tried again when its lease has passed.")]
        public static partial void SendFailed(ILogger logger, Exception exception, string work);

        [LoggerMessage(LogLevel.Warning, "A pointer to work {Work} asks for something that this version does not know.")]
        public static partial void UnknownKind(ILogger logger, string work);
    }
}
