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

    /// <summary>
    /// The end of an alarm: every answer but a yes loses its person, also as a message that only they got, and of a yes only the last word stays. May be repeated.
    /// </summary>
    /// <returns>Everybody whose call has a row, in no order.</returns>
    Task<IReadOnlyList<CalledMessage>> ForgetAsync(WorkId alarm, CancellationToken cancellationToken);

    /// <summary>Removes the rows of messages to people who did not come.</summary>
    Task ForgetMessagesAsync(WorkId alarm, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a person from all alarms, also from those that have ended. What counts without them stays as a row of nobody; an acceptance is
    /// withdrawn. May be called again after it was interrupted.
    /// </summary>
    /// <param name="user">The person.</param>
    /// <param name="erased">Told of every alarm in which something was removed, as soon as it is; may be called by several threads at once.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task EraseAsync(UserId user, Action<WorkId> erased, CancellationToken cancellationToken);
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

/// <summary>Somebody who was called, or was to be.</summary>
/// <param name="User">Who.</param>
/// <param name="Culture">Language of messages to them.</param>
/// <param name="Need">For which need.</param>
/// <param name="State">What became of the call.</param>
/// <param name="IsTold">Whether they are being told of the end.</param>
public sealed record CalledMessage(UserId User, string Culture, string Need, DeliveryState State, bool IsTold)
{
    /// <summary>How often the call may have left.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it did not arrive: a word for programs.</summary>
    public string? Reason { get; init; }

    /// <summary>What became of the text message; null: there is none.</summary>
    public DeliveryState? Sms { get; init; }

    /// <summary>Whether they have, or may have, the call as a text message.</summary>
    public bool MayHaveSms { get; init; }

    /// <summary>The same without an answer, to be counted.</summary>
    public CalledPerson ToPerson(WorkId alarm) => new(alarm, User, int.Parse(Need, CultureInfo.InvariantCulture), AnswerKind.None, Call: State) { Attempts = Attempts, Reason = Reason, Sms = Sms };

    /// <summary>Whether they have the call, or may have it although nobody heard of it.</summary>
    public bool MayHaveArrived => DeliveryRules.MayHaveArrived(State, Attempts);
}

/// <summary>What accepting discloses to the coordinators.</summary>
/// <param name="Name">From the profile at the moment of acceptance.</param>
/// <param name="Department">Likewise; may be unknown.</param>
/// <param name="Remark">What the person added; may be empty.</param>
/// <param name="Arrival">Their earliest arrival as they wrote it; may be empty.</param>
public sealed record Acceptance(string Name, string? Department, string Remark, string Arrival);
