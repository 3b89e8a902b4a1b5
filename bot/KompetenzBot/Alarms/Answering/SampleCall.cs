using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Answering;

/// <summary><c>probe</c>: a call as it will look one day, only to oneself. Answers look as they will, and are not stored.</summary>
public sealed class SampleCall(IProfileStore profiles, ICoordinators coordinators, ICatalogues catalogues, DutyClock clock) : ICommand, ICardActions
{
    /// <summary>Stands for no alarm.</summary>
    public static readonly WorkId Id = new("sample");

    private static readonly TimeSpan UntilBegin = TimeSpan.FromHours(2);
    private static readonly TimeSpan Duration = TimeSpan.FromHours(4);

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("probe", "sample", () => AlarmTexts.SampleDescription, "probealarm", "beispiel", "test") { Group = CommandGroup.Helping };

    /// <inheritdoc/>
    public string Feature => "sample";

    /// <summary>The verb of a button of the sample that stands for one of a call.</summary>
    public static string VerbFor(string answerVerb) => $"sample.{answerVerb.Split('.')[^1]}";

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => ShowAsync(turn, null, cancellationToken);

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        AnswerKind? kind = action.Action switch
        {
            "yes" => AnswerKind.Accepted,
            "no" => AnswerKind.Declined,
            "later" => AnswerKind.Later,
            _ => null,
        };
        return kind is null
            ? Task.FromResult(Reply.Text(ConversationTexts.UnknownButton))
            : ShowAsync(turn, new CalledPerson(Id, turn.User, 1, kind.Value, turn.Now, kind == AnswerKind.Accepted ? Disclosed(turn, action) : null), cancellationToken);
    }

    private static Acceptance Disclosed(TurnContext turn, TurnInput.CardAction action) =>
        new(turn.Name, null, action.Value(AnswerActions.RemarkInput, CallCard.LongestRemark), action.Value(AnswerActions.ArrivalInput, CallCard.LongestArrival));

    private async Task<Reply> ShowAsync(TurnContext turn, CalledPerson? person, CancellationToken cancellationToken)
    {
        var catalogue = catalogues.Current;
        var held = (await profiles.FindAsync(turn.User, cancellationToken))?.Profile.Competences.FirstOrDefault(one => catalogue.Find(one.CompetenceId) is not null);
        var competence = held?.CompetenceId ?? catalogue.Competences[0].Id;
        var begin = turn.Now + UntilBegin;
        var need = new Need(1, 5, new Holds(competence), AlarmTexts.SamplePlace, begin, begin + Duration);
        var alarm = new Alarm(
            Id,
            new AlarmNumber(clock.DayOf(turn.Now).Year, 0),
            [need],
            need.Place,
            AlarmTexts.SampleText,
            string.Empty,
            coordinators.Bodies is [var first, ..] ? first : new Body(AlarmTexts.SampleBody, null),
            turn.User,
            turn.Now,
            begin + Duration) { IsDrill = true };
        var card = CallCard.Build(alarm, need, person, profile: null, catalogue, clock);
        return Reply.Card(person is null ? card : CardLayout.WithNotice(card, AlarmTexts.SampleNotStored), AlarmTexts.DrillTitle);
    }
}
