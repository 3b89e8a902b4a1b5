using System.Diagnostics;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Delivery;

/// <summary>Measures one attempt to send a message, and counts what becomes of it.</summary>
internal sealed class SendMeasure(WorkPriority priority, OutboxMessage message) : IDisposable
{
    private readonly Activity? _span = Spans.BeginSend(message.Work.Value, message.Purpose, ChannelOf(message));
    private bool _ended;

    /// <summary>Counts a message that is settled without having been sent.</summary>
    public static void Settled(WorkPriority priority, OutboxMessage message) =>
        Measures.Settled(NameOf(priority), ChannelOf(message), message.Purpose, message.State.ToString(), message.Reason);

    /// <summary>The attempt is over.</summary>
    /// <param name="after">The message as it is now.</param>
    /// <param name="callableSince">From when on people could be called; null: not measured.</param>
    /// <param name="now">The time.</param>
    public OutboxMessage End(OutboxMessage after, DateTimeOffset? callableSince, DateTimeOffset now)
    {
        _ended = true;
        if (after.State == DeliveryState.Pending)
        {
            Measures.Retried(NameOf(priority), ChannelOf(after), after.Reason);
        }
        else
        {
            Settled(priority, after);
        }

        if (after.State == DeliveryState.Delivered && callableSince is { } since)
        {
            Measures.Delivered(NameOf(priority), ChannelOf(after), after.Purpose, now - since);
        }

        _span?.SetTag("state", after.State.ToString()).SetStatus(after.State == DeliveryState.Delivered ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return after;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_ended)
        {
            _span?.SetStatus(ActivityStatusCode.Error);
        }

        _span?.Dispose();
    }

    private static string ChannelOf(OutboxMessage message) => DeliveryLane.IsSms(message.Purpose) ? Channels.Sms : Channels.Teams;

    private static string NameOf(WorkPriority priority) => priority.ToString().ToLowerInvariant();
}

/// <summary>The names of channels in measurements.</summary>
internal static class Channels
{
    public const string Teams = "teams";
    public const string Sms = "sms";
}
