using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>What is done alike with every work.</summary>
internal static class OpenWorkExtensions
{
    /// <summary>The message as it is to look now, in the person's language; null: it is not to be sent.</summary>
    public static async Task<Message?> ComposeAsync(this IOpenWork work, OutboxMessage message, Languages languages, CancellationToken cancellationToken)
    {
        languages.Speak(message.Culture);
        return await work.ComposeAsync(message, cancellationToken);
    }
}
