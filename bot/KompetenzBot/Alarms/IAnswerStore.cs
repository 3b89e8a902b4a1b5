using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms;

/// <summary>What people answered. The last answer counts; all are kept until the alarm closes.</summary>
public interface IAnswerStore
{
    /// <summary>The person as called for this alarm, or null if they were not.</summary>
    Task<CalledPerson?> FindAsync(WorkId alarm, UserId user, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the answer into the person's row and appends it to their answers, in one transaction. Null: somebody else wrote at the same time, or
    /// it is not known whether this was written; reading again tells.
    /// </summary>
    Task<CalledPerson?> TryAnswerAsync(CalledPerson person, CancellationToken cancellationToken);

    /// <summary>Keeps that a person's client has shown their call, without a time.</summary>
    Task MarkSeenAsync(WorkId alarm, UserId user, CancellationToken cancellationToken);

    /// <summary>Every alarm for which a person was called, also those that have ended, in no order.</summary>
    Task<IReadOnlyList<CalledPerson>> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Everyone called for an alarm, with the state of their call message, in no order; without what a yes discloses.</summary>
    IAsyncEnumerable<CalledPerson> ScanAsync(WorkId alarm, CancellationToken cancellationToken);

    /// <summary>The same people with what their yes discloses, in the same order. Somebody whose name cannot be read is still there.</summary>
    Task<IReadOnlyList<CalledPerson>> DiscloseAsync(IEnumerable<CalledPerson> people, CancellationToken cancellationToken);
}

/// <summary>What a volunteer answers.</summary>
public enum AnswerKind
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Comes.</summary>
    Accepted,

    /// <summary>Does not come.</summary>
    Declined,

    /// <summary>Will say so later.</summary>
    Later,

    /// <summary>Would come, but enough others do.</summary>
    Waitlisted,
}

/// <summary>A person's row in an alarm.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="User">The person.</param>
/// <param name="Need">The number of the need for which they are called.</param>
/// <param name="Answer">What they said last.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Acceptance">What the coordinator may see of them; only while the answer is yes.</param>
/// <param name="Call">The state of their call message; only from a scan.</param>
/// <param name="Version">To write against.</param>
public sealed record CalledPerson(
    WorkId Alarm,
    UserId User,
    int Need,
    AnswerKind Answer,
    DateTimeOffset? AnsweredAt = null,
    Acceptance? Acceptance = null,
    DeliveryState Call = DeliveryState.Pending,
    string Version = "")
{
    /// <summary>Why their call did not arrive: a word for programs; only from a scan.</summary>
    public string? Reason { get; init; }

    /// <summary>How often their call may have left; only from a scan.</summary>
    public int Attempts { get; init; }

    /// <summary>The state of their text message; null: there is none. Only from a scan.</summary>
    public DeliveryState? Sms { get; init; }

    /// <summary>Language of messages to them; only from a scan.</summary>
    public string Culture { get; init; } = "de";

    /// <summary>Whether a reminder to answer is written for them; only from a scan.</summary>
    public bool IsReminded { get; init; }

    /// <summary>Whether a place that became free was offered to them; only from a scan.</summary>
    public bool IsOffered { get; init; }

    /// <summary>Whether their client has shown the call; only where that is counted, and only while the alarm is open.</summary>
    public bool IsSeen { get; init; }

    /// <summary>When they want to be asked again; only while the answer is later.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }

    /// <summary>A further message to them in this alarm.</summary>
    public Recipient ToRecipient() => new(User, Need.ToString(CultureInfo.InvariantCulture), Culture);
}

/// <summary>What accepting discloses to the coordinators.</summary>
/// <param name="Name">From the profile at the moment of acceptance.</param>
/// <param name="Department">Likewise; may be unknown.</param>
/// <param name="Remark">What the person added; may be empty.</param>
/// <param name="Arrival">Their earliest arrival as they wrote it; may be empty.</param>
public sealed record Acceptance(string Name, string? Department, string Remark, string Arrival);
