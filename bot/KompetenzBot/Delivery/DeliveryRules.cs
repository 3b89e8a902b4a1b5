namespace KompetenzBot.Delivery;

/// <summary>The one place that decides what becomes of a message after an attempt.</summary>
public static class DeliveryRules
{
    /// <summary>How long an instance keeps a message to itself. After a crash it is sent again when this has passed.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>A channel that asks for more is asked again all the same: until then the work may be over.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Delivered, unreachable and rejected are final. Everything else is tried again with growing delay, without a limit of attempts, until the
    /// work is over: nobody is dropped because the channel was having a bad day.
    /// </summary>
    /// <param name="message">The message as it was sent; its attempts include this one.</param>
    /// <param name="outcome">What the channel said.</param>
    /// <param name="now">The time of the outcome.</param>
    /// <param name="jitter">From 0 to 1: spreads the next attempts of many messages.</param>
    public static OutboxMessage After(OutboxMessage message, SendOutcome outcome, DateTimeOffset now, double jitter) => outcome switch
    {
        SendOutcome.Delivered delivered => message with { State = DeliveryState.Delivered, ActivityId = delivered.Id, Reason = null, UpdateDueAt = null, Ticket = string.Empty, DeliveredAt = now },
        SendOutcome.Unreachable unreachable => message with { State = DeliveryState.Unreachable, Reason = unreachable.Reason, Ticket = string.Empty },
        SendOutcome.Rejected rejected => message with { State = DeliveryState.Rejected, Reason = rejected.Reason, Ticket = string.Empty },
        SendOutcome.Retry retry => message with
        {
            State = DeliveryState.Pending,
            Reason = retry.Reason,
            DueAt = now + Delay(message.Attempts, retry.After, jitter),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>Whether the person has the message, or may have it although nobody heard of it.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="attempts">How often it may have left.</param>
    public static bool MayHaveArrived(DeliveryState state, int attempts) =>
        state == DeliveryState.Delivered || (attempts > 0 && state is DeliveryState.Pending or DeliveryState.Sending or DeliveryState.Ended);

    private static TimeSpan Delay(int attempts, TimeSpan? asked, double jitter)
    {
        var growing = FirstDelay * Math.Pow(2, Math.Clamp(attempts - 1, 0, 10));
        var bounded = growing < LongestDelay ? growing : LongestDelay;
        var spread = bounded * (0.5 + (jitter / 2));
        var kept = asked < LongestAsked ? asked : asked is null ? null : LongestAsked;
        return kept > spread ? kept.Value : spread;
    }
}
