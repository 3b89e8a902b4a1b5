using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Ending;

/// <summary>What goes with the end of an alarm, or with a person.</summary>
public interface IAnswerRemoval
{
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
