namespace KompetenzBot.Conversations;

/// <summary>The buttons of a feature's cards that belong to no dialog, such as the answer to an alarm.</summary>
public interface ICardActions
{
    /// <summary>The part of the verbs before the dot.</summary>
    string Feature { get; }

    /// <summary>Does what the button says; every right is checked here and now, since a card may be old or forged.</summary>
    Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken);
}
