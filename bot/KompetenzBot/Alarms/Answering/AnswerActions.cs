using System.Globalization;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Answering;

/// <summary>The buttons of the call: stores the answer first, then shows it as stored.</summary>
public sealed partial class AnswerActions(
    IAlarmStore alarms,
    IAnswerStore answers,
    IProfileStore profiles,
    IOutbox outbox,
    IWorkQueues queues,
    ICatalogues catalogues,
    DutyClock clock,
    SituationSignals signals,
    TimeProvider time,
    ILogger<AnswerActions> logger)
    : ICardActions
{
    internal const string Yes = "answer.yes";
    internal const string No = "answer.no";
    internal const string Later = "answer.later";
    internal const string Wait = "answer.wait";
    internal const string NeedKey = "need";
    internal const string InInput = "in";
    internal const string AlarmKey = "alarm";
    internal const string RemarkInput = "remark";
    internal const string ArrivalInput = "arrival";
    internal const string KeepKey = "keep";
    private const int Attempts = 5;
    private const int LongestMessageId = 200;
    private static readonly TimeSpan LongestQueueing = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Feature => "answer";

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        var kind = action.Verb switch
        {
            Yes => AnswerKind.Accepted,
            No => AnswerKind.Declined,
            Later => AnswerKind.Later,
            Wait => AnswerKind.Waitlisted,
            _ => AnswerKind.None,
        };
        if (kind == AnswerKind.None)
        {
            return Reply.Text(ConversationTexts.UnknownButton);
        }

        if (!Guid.TryParseExact(action.Value(AlarmKey), "N", out _) || await alarms.FindAsync(new WorkId(action.Value(AlarmKey)), cancellationToken) is not { } alarm)
        {
            return Reply.Text(AlarmTexts.UnknownAlarm);
        }

        var profile = (await profiles.FindAsync(turn.User, cancellationToken))?.Profile;
        var concerns = kind == AnswerKind.Accepted && !action.IsOn(KeepKey) ? SensitiveText.ConcernsOf(action.Value(RemarkInput)) : SensitiveConcerns.None;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await answers.FindAsync(alarm.Id, turn.User, cancellationToken) is not { } person)
            {
                return Reply.Text(AlarmTexts.NotCalled);
            }

            if (!alarm.IsOpenAt(turn.Now))
            {
                return Reply.Text(AlarmTexts.AlarmOver.With(alarm.Number));
            }

            var (given, need) = Settle(alarm, person, profile, kind, action);
            var answer = person with
            {
                Need = need,
                Answer = given,
                AskAgainAt = given == AnswerKind.Later ? LaterTimes.Choose(action.Value(InInput), turn.Now, alarm.Needs.Single(one => one.Number == need).From) : null,
                AnsweredAt = turn.Now,
                Acceptance = given == AnswerKind.Accepted ? Disclose(turn, action, profile, concerns) : null,
            };
            // equal: an attempt before this one was written, and only the storage's word of it got lost
            if (answer == person || await answers.TryAnswerAsync(answer, cancellationToken) is not null)
            {
                await RemindAsync(alarm, answer, turn, cancellationToken);
                var reply = await ShowAsync(alarm, answer, profile, action.MessageId);
                return concerns == SensitiveConcerns.None || given != AnswerKind.Accepted ? reply : reply.Then(Ask(alarm, concerns, action));
            }
        }

        throw new InvalidOperationException("The answer is being changed from several places at once, or the storage does not say whether it is stored.");
    }

    /// <summary>The row of the message that asks again, due when the person wants it; written once, so that they are reminded once.</summary>
    private async Task RemindAsync(Alarm alarm, CalledPerson answer, TurnContext turn, CancellationToken cancellationToken)
    {
        if (answer.AskAgainAt is { } at)
        {
            var recipient = new Recipient(answer.User, answer.Need.ToString(CultureInfo.InvariantCulture), turn.Culture.TwoLetterISOLanguageName);
            await outbox.AddMessagesAsync(alarm.Id, AlarmWork.AskAgain, [recipient], at, cancellationToken);
        }
    }

    /// <summary>
    /// What an answer means now. A yes for a need for which enough others come is a place on the waiting list, unless it was for another need that
    /// the person can fill; whoever had said yes before keeps their place.
    /// </summary>
    private (AnswerKind Answer, int Need) Settle(Alarm alarm, CalledPerson person, Profile? profile, AnswerKind kind, TurnInput.CardAction action)
    {
        if (kind != AnswerKind.Accepted)
        {
            return (kind, person.Need);
        }

        if (int.TryParse(action.Value(NeedKey), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            && OpenNeeds.For(alarm, person.Need, profile, catalogues.Current, clock).Any(need => need.Number == wanted))
        {
            return (AnswerKind.Accepted, wanted);
        }

        var isFull = person.Answer != AnswerKind.Accepted && alarm.Needs.Single(need => need.Number == person.Need).IsCovered;
        return (isFull ? AnswerKind.Waitlisted : AnswerKind.Accepted, person.Need);
    }

    /// <summary>The yes is stored at once; a remark that seems to tell too much only when the person has said that it is to be passed on.</summary>
    private static Reply Ask(Alarm alarm, SensitiveConcerns concerns, TurnInput.CardAction action) => Reply.Card(
        RemarkQuestionCard.Build(alarm, concerns, Limit(action.Value(RemarkInput), CallCard.LongestRemark), Limit(action.Value(ArrivalInput), CallCard.LongestArrival)),
        AlarmTexts.RemarkQuestionTitle);

    private static Acceptance Disclose(TurnContext turn, TurnInput.CardAction action, Profile? profile, SensitiveConcerns concerns) => new(
        profile?.Name ?? turn.Name,
        profile?.Department,
        concerns == SensitiveConcerns.None ? Limit(action.Value(RemarkInput), CallCard.LongestRemark) : string.Empty,
        Limit(action.Value(ArrivalInput), CallCard.LongestArrival));

    /// <summary>The client that asked gets the card at once; the person's other clients through the queue, or right after the reply if the queue does not take it.</summary>
    private async Task<Reply> ShowAsync(Alarm alarm, CalledPerson person, Profile? profile, string? messageId)
    {
        signals.Raise(alarm.Id);
        var need = alarm.Needs.Single(n => n.Number == person.Need);
        return new Reply(CallCard.Message(alarm, need, person, profile, catalogues.Current, clock)) { FollowedByUpdate = await TryQueueUpdateAsync(alarm, person.User, messageId) };
    }

    /// <summary>The answer is stored: whatever is wrong with the queue, the person must neither wait for it nor be told that the answer failed.</summary>
    private async Task<bool> TryQueueUpdateAsync(Alarm alarm, UserId user, string? messageId)
    {
        var pointer = new WorkPointer(WorkKind.Update, alarm.Id.Value, AlarmWork.Call, Users: [user.ToString()])
        {
            Copy = messageId is { Length: > 0 and <= LongestMessageId } ? messageId : null,
        };
        using var patience = new CancellationTokenSource(LongestQueueing, time);
        try
        {
            await queues.SendAsync(WorkPriority.Updates, pointer, patience.Token);
            return true;
        }
        catch (Exception exception)
        {
            Log.UpdateNotQueued(logger, exception, alarm.Id.Value);
            return false;
        }
    }

    private static string Limit(string text, int length) => text.Length <= length ? text : text[..length];

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The card update after an answer to alarm {Alarm} could not be queued; the other clients are told directly.")]
        public static partial void UpdateNotQueued(ILogger logger, Exception exception, string alarm);
    }
}
