using KompetenzBot.Conversations.Dialogs;

namespace KompetenzBot.Conversations;

/// <summary>Decides which feature answers a turn: card verb, then running dialog, then command, then free text, then help.</summary>
public sealed class TurnRouter(
    CommandList commands, IEnumerable<ICardActions> actions, IEnumerable<IFreeText> freeTexts, DialogRunner dialogs, Welcome welcome, IConversationStore conversations)
{
    private readonly Dictionary<string, ICardActions> _actions = actions.ToDictionary(a => a.Feature, StringComparer.Ordinal);

    /// <summary>Answers one turn. Texts are made in the current UI culture, which the caller sets to the turn's.</summary>
    public async Task<Reply> RouteAsync(TurnContext turn, TurnInput input, CancellationToken cancellationToken)
    {
        if (input is TurnInput.Uninstalled)
        {
            await conversations.RemoveAsync(turn.User, cancellationToken);
            return Reply.None;
        }

        if (turn.Known?.Is(turn.Reference) != true)
        {
            await conversations.SaveAsync(turn.User, turn.Reference, cancellationToken);
        }

        return input switch
        {
            TurnInput.CardAction action => await PressAsync(turn, action, cancellationToken),
            TurnInput.Text text => await ReadAsync(turn, text.Value.Trim(), cancellationToken),
            TurnInput.Installed => await welcome.GreetAsync(turn, cancellationToken),
            _ => Reply.None,
        };
    }

    /// <summary>Answers what was written to the bot in a team: nothing is processed or remembered there but the few commands that are meant for it.</summary>
    public async Task<Reply> RouteInTeamAsync(TurnContext turn, string text, CancellationToken cancellationToken) =>
        (commands.Parse(text.Trim()) is var (command, _) ? await command.HandleInTeamAsync(turn, cancellationToken) : null) ?? Reply.Text(ConversationTexts.PersonalChatOnly);

    private async Task<Reply> PressAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken) => action switch
    {
        _ when dialogs.Owns(action) => await dialogs.ContinueAsync(turn, action, cancellationToken),
        { Verb: CommandList.Verb } when commands.Parse(action.Value(CommandList.CommandKey)) is var (command, arguments) => await command.HandleAsync(turn, arguments, cancellationToken),
        _ when _actions.TryGetValue(action.Feature, out var feature) => await feature.HandleAsync(turn, action, cancellationToken),
        _ => Reply.Text(ConversationTexts.UnknownButton),
    };

    private async Task<Reply> ReadAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        // what coordinates a crisis is never taken for something that a dialog asked
        if (commands.Parse(text) is ({ Words.Group: CommandGroup.Coordination } urgent, { Length: > 0 } line) && await urgent.IsForAsync(turn.User, cancellationToken))
        {
            return await urgent.HandleAsync(turn, line, cancellationToken);
        }

        if (await dialogs.AnswerAsync(turn, text, cancellationToken) is { } answered)
        {
            return answered;
        }

        if (commands.Parse(text) is var (command, arguments))
        {
            return await command.HandleAsync(turn, arguments, cancellationToken);
        }

        return await dialogs.RemindAsync(turn, cancellationToken) ?? await UnderstandAsync(turn, text, cancellationToken) ?? await commands.HelpAsync(turn, text, cancellationToken);
    }

    private async Task<Reply?> UnderstandAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        foreach (var feature in freeTexts)
        {
            if (await feature.ReadAsync(turn, text, cancellationToken) is { } understood)
            {
                return understood;
            }
        }

        return null;
    }
}
