using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Situation;

/// <summary><c>lage 42</c>: brings a situation card into this coordinator's chat, which stays true from then on. Without a number: the only open alarm, or the list.</summary>
public sealed class SituationCommand(IAlarmStore alarms, IViewers viewers, SituationSignals signals, ICoordinators coordinators, AlarmsCommand list) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("lage", "situation", () => AlarmTexts.SituationDescription) { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await coordinators.FindAsync(turn.User, cancellationToken) is null || (arguments.Length == 0 && await alarms.ListOpenAsync(turn.Now, cancellationToken) is not [_]))
        {
            return await list.HandleAsync(turn, string.Empty, cancellationToken);
        }

        var alarm = arguments.Length == 0 ? (await alarms.ListOpenAsync(turn.Now, cancellationToken)).Single()
            : AlarmNumbers.TryRead(arguments) is { } number ? await alarms.FindByNumberAsync(number.Sequence, number.Year, cancellationToken) : null;
        if (alarm is null)
        {
            return Reply.Text(AlarmTexts.NoSuchAlarm.With(Markdown.Escape(arguments)));
        }

        await viewers.ShowAsync(new Viewer(alarm.Id, turn.User, turn.Culture.TwoLetterISOLanguageName), cancellationToken);
        signals.Raise(alarm.Id);
        return Reply.Text(AlarmTexts.SituationComes.With(alarm.Number));
    }
}
