using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Answering;

/// <summary>The buttons of the call: stores the answer first, then shows it as stored.</summary>
public sealed class AnswerActions(IAlarmStore alarms, IProfileStore profiles, AnswerRecorder recorder, ICatalogues catalogues, DutyClock clock) : ICardActions
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

        if (!Guid.TryParseExact(action.Value(AlarmKey), "N", out _) || await alarms.FindRecentAsync(new WorkId(action.Value(AlarmKey)), cancellationToken) is not { } alarm)
        {
            return Reply.Text(AlarmTexts.UnknownAlarm);
        }

        var profile = (await profiles.FindAsync(turn.User, cancellationToken))?.Profile;
        var given = new GivenAnswer(kind)
        {
            Need = action.Value(NeedKey),
            In = action.Value(InInput),
            Remark = action.Value(RemarkInput),
            Arrival = action.Value(ArrivalInput),
            KeepsRemark = action.IsOn(KeepKey),
        };
        var who = new Respondent(turn.User, turn.Name, turn.Culture.TwoLetterISOLanguageName, profile);
        return await recorder.RecordAsync(alarm, who, given, action.MessageId, turn.Now, cancellationToken) switch
        {
            RecordedAnswer.Stored stored => Show(alarm, stored, profile, given),
            RecordedAnswer.AlarmOver => Reply.Text(AlarmTexts.AlarmOver.With(alarm.Number)),
            _ => Reply.Text(AlarmTexts.NotCalled),
        };
    }

    /// <summary>
    /// The client that asked gets the card at once; the person's other clients through the queue, or right after the reply if the queue does not take it.
    /// A remark that seems to tell too much is stored only when the person has said that it is to be passed on.
    /// </summary>
    private Reply Show(Alarm alarm, RecordedAnswer.Stored stored, Profile? profile, GivenAnswer given)
    {
        var need = alarm.Needs.Single(n => n.Number == stored.Person.Need);
        var reply = new Reply(CallCard.Message(alarm, need, stored.Person, profile, catalogues.Current, clock)) { FollowedByUpdate = stored.IsUpdateQueued };
        return stored.Concerns == SensitiveConcerns.None
            ? reply
            : reply.Then(Reply.Card(RemarkQuestionCard.Build(alarm, stored.Concerns, given.Remark, given.Arrival), AlarmTexts.RemarkQuestionTitle));
    }
}
