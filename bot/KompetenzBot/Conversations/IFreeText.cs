namespace KompetenzBot.Conversations;

/// <summary>Understands what people write that is neither a command nor an answer in a dialog.</summary>
public interface IFreeText
{
    /// <summary>The answer, or null if the text means nothing to this feature. Nothing is stored because of a text alone.</summary>
    Task<Reply?> ReadAsync(TurnContext turn, string text, CancellationToken cancellationToken);
}
