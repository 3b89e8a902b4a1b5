using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Conversations;

/// <summary>How each person can be reached, and whether they were greeted.</summary>
public interface IConversationStore
{
    /// <summary>Remembers the chat; the last one wins, since the service URL may move.</summary>
    Task SaveAsync(UserId user, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>The chat, or null if there is none (never written, removed, erased).</summary>
    Task<ConversationReference?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Forgets the chat, since it can no longer be written to.</summary>
    Task RemoveAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>True exactly once per person, however often and however concurrently it is asked.</summary>
    Task<bool> TryMarkGreetedAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken);
}
