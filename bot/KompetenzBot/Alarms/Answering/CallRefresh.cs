using KompetenzBot.Alarms.Ending;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Answering;

/// <summary>
/// What a client asks for by itself when it shows a call: the card as it is now, so that an old one is true again. Where it is counted, the first time, and
/// only for the card as it was sent first, is kept as seen.
/// </summary>
public sealed class CallRefresh(
    IAlarmStore alarms, IAnswerStore answers, IProfileStore profiles, ICatalogues catalogues, DutyClock clock, SituationSignals signals, IOptions<AlarmOptions> options) : ICardActions, IDisposable
{
    internal const string Verb = "call.refresh";
    internal const string FirstKey = "first";

    /// <summary>When a card changes, the clients of all who see it ask at once. They wait for each other, so that whoever answers by hand does not wait for them.</summary>
    internal const int AtOnce = 4;

    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <inheritdoc/>
    public string Feature => "call";

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await ShowAsync(turn, action, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<Reply> ShowAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        var id = action.Value(AnswerActions.AlarmKey);
        if (action.Verb != Verb || !Guid.TryParseExact(id, "N", out _) || await alarms.FindRecentAsync(new WorkId(id), cancellationToken) is not { } alarm)
        {
            return Reply.Text(AlarmTexts.UnknownAlarm);
        }

        var person = await answers.FindAsync(alarm.Id, turn.User, cancellationToken);
        if (!alarm.IsOpenAt(turn.Now))
        {
            return new Reply(EndCards.Over(alarm));
        }

        if (person is null)
        {
            return Reply.Text(AlarmTexts.NotCalled);
        }

        if (options.Value.SeenSignal == SeenSignal.Count && action.IsOn(FirstKey) && !person.IsSeen)
        {
            await answers.MarkSeenAsync(alarm.Id, turn.User, cancellationToken);
            signals.Raise(alarm.Id);
        }

        var profile = (await profiles.FindAsync(turn.User, cancellationToken))?.Profile;
        return new Reply(CallCard.Message(alarm, alarm.Needs.Single(need => need.Number == person.Need), person, profile, catalogues.Current, clock));
    }
}
