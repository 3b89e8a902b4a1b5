using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>Where a message stands.</summary>
public enum DeliveryState
{
    /// <summary>To be sent when it is due.</summary>
    Pending,

    /// <summary>An instance is sending it; when its lease has passed, the outcome is unknown and it is sent again.</summary>
    Sending,

    /// <summary>The channel has it.</summary>
    Delivered,

    /// <summary>The channel cannot reach the person; the reason says why.</summary>
    Unreachable,

    /// <summary>The channel refused the message for good.</summary>
    Rejected,

    /// <summary>The work was over before it could be sent.</summary>
    Ended,
}

/// <summary>One message to one person: the row that exists before anything is sent.</summary>
/// <param name="Work">What it belongs to.</param>
/// <param name="User">Who gets it.</param>
/// <param name="Purpose">Which message of that work, e.g. <c>call</c>.</param>
/// <param name="Variant">What distinguishes this person's message from others', in the terms of the work (of an alarm: the number of the need).</param>
/// <param name="Culture">Language of the person.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">When it is to be tried next; while sending, the end of the lease.</param>
/// <param name="Attempts">How often it may have left; while sending, this time included.</param>
/// <param name="ActivityId">The channel's id of the delivered message.</param>
/// <param name="Reason">Why it was not delivered: a word for programs.</param>
/// <param name="Version">To write against.</param>
public sealed record OutboxMessage(
    WorkId Work,
    UserId User,
    string Purpose,
    string Variant,
    string Culture,
    DeliveryState State,
    DateTimeOffset DueAt,
    int Attempts = 0,
    string? ActivityId = null,
    string? Reason = null,
    string Version = "")
{
    private const int MostCopies = 8;

    /// <summary>The ids of further copies in the person's chat, parted by spaces: sent when an outcome was unknown, and found out when the person used one.</summary>
    public string Copies { get; init; } = string.Empty;

    /// <summary>The part of the work's rows in which this one stands; names nobody. Empty: not stored yet.</summary>
    public string Partition { get; init; } = string.Empty;

    /// <summary>What the channel needs to repeat the message without doubling it, protected by the channel; empty once the outcome is known.</summary>
    public string Ticket { get; init; } = string.Empty;

    /// <summary>Whether the message is really there, where a channel tells so later; null: no word yet.</summary>
    public DeliveryReceipt? Receipt { get; init; }

    /// <summary>Whether no pointer in the queue leads to it: the sweeper finds it when it is due. Over with the next claim.</summary>
    public bool IsUnqueued { get; init; }

    /// <summary>Whether it was let be due before its time, so that nothing puts it off any more.</summary>
    public bool IsBroughtForward { get; init; }

    /// <summary>When the channel took it; null: it has not, or nobody noted it.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Whether the person has it, or may have it although nobody heard of it.</summary>
    public bool MayHaveArrived => DeliveryRules.MayHaveArrived(State, Attempts);

    /// <summary>When the card is to be brought up to date if nobody has done so by then; null: it is not known to be outdated.</summary>
    public DateTimeOffset? UpdateDueAt { get; init; }

    /// <summary>Names what the last update showed, so that the same is not shown again; null: unknown.</summary>
    public string? Shown { get; init; }

    /// <summary>The ids of all messages in the person's chat that are known to show this.</summary>
    public IReadOnlyList<string> ActivityIds => [.. Copies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(ActivityId).OfType<string>()];

    /// <summary>The same, known to be shown by this message: it has arrived, whatever the channel said.</summary>
    public OutboxMessage ShownBy(string activityId) => this switch
    {
        { ActivityId: null } => this with { State = DeliveryState.Delivered, ActivityId = activityId, Reason = null, Ticket = string.Empty },
        { ActivityIds: var known } when known.Contains(activityId) || known.Count > MostCopies => this,
        _ => this with { Copies = $"{Copies} {activityId}".Trim(), Shown = null },
    };
}

/// <summary>The last word of a channel on a message that it had taken.</summary>
/// <param name="HasArrived">Whether the person has it.</param>
/// <param name="At">When the channel learned of it.</param>
public sealed record DeliveryReceipt(bool HasArrived, DateTimeOffset At)
{
    /// <summary>Which of two words counts, in whatever order they come: what has arrived has arrived, and the first word of an outcome stays.</summary>
    public DeliveryReceipt Or(DeliveryReceipt? other) =>
        other is null || (HasArrived != other.HasArrived ? HasArrived : At <= other.At) ? this : other;
}

/// <summary>A person for whom a message is to be written.</summary>
/// <param name="User">Who.</param>
/// <param name="Variant">As in <see cref="OutboxMessage"/>.</param>
/// <param name="Culture">Their language.</param>
public sealed record Recipient(UserId User, string Variant, string Culture)
{
    /// <summary>When a text message becomes due that says the same, if nothing has made it needless by then; null: none.</summary>
    public DateTimeOffset? SmsDueAt { get; init; }
}
