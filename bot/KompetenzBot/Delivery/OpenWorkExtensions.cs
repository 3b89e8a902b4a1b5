using System.Globalization;
using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>What is done alike with every work.</summary>
internal static class OpenWorkExtensions
{
    /// <summary>The message as it is to look now, in the person's language; null: it is not to be sent.</summary>
    public static async Task<Message?> ComposeInLanguageAsync(this IOpenWork work, OutboxMessage message, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(message.Culture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return await work.ComposeAsync(message, cancellationToken);
    }
}
