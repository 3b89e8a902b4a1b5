namespace KompetenzBot.Conversations.Files;

/// <summary>Takes files that people send in their chat.</summary>
public interface IFileReceiver
{
    /// <summary>The answer, or null if this feature does not want the file from this person now.</summary>
    Task<Reply?> ReceiveAsync(TurnContext turn, FileContent file, CancellationToken cancellationToken);
}
