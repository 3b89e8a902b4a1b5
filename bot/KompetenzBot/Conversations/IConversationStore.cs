using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Conversations;

/// <summary>How each person can be reached, and whether they were greeted.</summary>
public interface IConversationStore
{
    /// <summary>Remembers the chat; the last one wins, since the service URL may move. A chosen language stays.</summary>
    Task SaveAsync(UserId user, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>The chat, or null if there is none (never written, removed, erased).</summary>
    Task<KnownChat?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Remembers the language that a person chose: <c>de</c> or <c>en</c>.</summary>
    Task SetLanguageAsync(UserId user, string language, CancellationToken cancellationToken);

    /// <summary>Forgets the chat, since it can no longer be written to.</summary>
    Task RemoveAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>True exactly once per person, however often and however concurrently it is asked.</summary>
    Task<bool> TryMarkGreetedAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A chat with a person.</summary>
/// <param name="Reference">How to reach it.</param>
/// <param name="Language">The language that the person chose, <c>de</c> or <c>en</c>; null: none.</param>
public sealed record KnownChat(ConversationReference Reference, string? Language)
{
    /// <summary>Whether a reference leads to the same chat by the same way.</summary>
    public bool Is(ConversationReference other) =>
        Reference.ServiceUrl == other.ServiceUrl && Reference.Conversation.Id == other.Conversation.Id && Reference.Bot?.Id == other.Bot?.Id && Reference.User?.Id == other.User?.Id;
}
