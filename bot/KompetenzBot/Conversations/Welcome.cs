namespace KompetenzBot.Conversations;

/// <summary>Greets each person once; Teams announces the same chat again and again.</summary>
public sealed class Welcome(IConversationStore conversations)
{
    /// <summary>The welcome card, or nothing if the person was greeted before.</summary>
    public async Task<Reply> GreetAsync(TurnContext turn, CancellationToken cancellationToken) =>
        await conversations.TryMarkGreetedAsync(turn.User, turn.Now, cancellationToken)
            ? Reply.Card(WelcomeCard.Build(), ConversationTexts.WelcomeTitle)
            : Reply.None;
}
