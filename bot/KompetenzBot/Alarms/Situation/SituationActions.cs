using KompetenzBot.Alarms.Calling;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>The buttons of the situation card. Two coordinators who press at once come to one outcome, and both see it.</summary>
public sealed class SituationActions(IAlarmStore alarms, IAnswerStore answers, IOutbox outbox, IWorkQueues queues, ICoordinators coordinators, SituationSignals signals) : ICardActions
{
    internal const string AlarmKey = "alarm";
    internal const string NextWave = "situation.wave";
    internal const string Everyone = "situation.everyone";
    internal const string Remind = "situation.remind";

    /// <inheritdoc/>
    public string Feature => "situation";

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (await coordinators.RefusalAsync(turn.User, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!Guid.TryParseExact(action.Value(AlarmKey), "N", out _) || await alarms.FindAsync(new WorkId(action.Value(AlarmKey)), cancellationToken) is not { } alarm || !alarm.IsOpenAt(turn.Now))
        {
            return Reply.Text(AlarmTexts.AlarmOverAlready);
        }

        if (!alarm.MayCall)
        {
            return Reply.Text(AlarmTexts.NotBeforeApproval);
        }

        return action.Verb switch
        {
            NextWave => await CallAsync(alarm, everyone: false, turn.Now, cancellationToken),
            Everyone => await CallAsync(alarm, everyone: true, turn.Now, cancellationToken),
            Remind => await RemindAsync(alarm, turn.Now, cancellationToken),
            _ => Reply.Text(ConversationTexts.UnknownButton),
        };
    }

    private async Task<Reply> CallAsync(Alarm alarm, bool everyone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (alarm.NextWave is not { } wave)
        {
            return Reply.Text(AlarmTexts.EverybodyCalled);
        }

        if (alarm.Needs.All(need => need.IsCovered))
        {
            return Reply.Text(AlarmTexts.EnoughCome);
        }

        var wanted = wave with { DueAt = now, Cause = WaveCause.Coordinator, Everyone = everyone };
        if (wave.Number == 1 || wave.ClaimedUntil > now || (wave.Cause == WaveCause.Coordinator && (wave.Everyone || !everyone)) || await alarms.TryUpdateAsync(alarm.Id, wanted, cancellationToken) is null)
        {
            return Reply.Text(AlarmTexts.WaveUnderWay);
        }

        await queues.SendAsync(WorkPriority.Alarms, new WorkPointer(WorkKind.Prepare, alarm.Id.Value), cancellationToken);
        signals.Raise(alarm.Id);
        return Reply.Text(everyone ? AlarmTexts.EverybodyComes : AlarmTexts.WaveComes.With(wave.Number));
    }

    /// <summary>Each person once: who was reminded and does not answer is left alone.</summary>
    private async Task<Reply> RemindAsync(Alarm alarm, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<CalledPerson> silent = [];
        await foreach (var person in answers.ScanAsync(alarm.Id, cancellationToken))
        {
            if (person is { Answer: AnswerKind.None, Call: DeliveryState.Delivered, IsReminded: false } && person.User != default && !alarm.Needs.Any(need => need.Number == person.Need && need.IsCovered))
            {
                silent.Add(person);
            }
        }

        if (silent.Count == 0)
        {
            return Reply.Text(AlarmTexts.NobodyToRemind);
        }

        Recipient[] recipients = [.. silent.Select(person => person.ToRecipient())];
        await queues.SendAsync(WorkPriority.Alarms, await outbox.AddMessagesAsync(alarm.Id, AlarmWork.Reminder, recipients, now, cancellationToken), cancellationToken);

        await alarms.MarkRemindedAsync(alarm.Id, now, cancellationToken);
        signals.Raise(alarm.Id);
        return Reply.Text(AlarmTexts.RemindedCount.With(silent.Count));
    }
}
