using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>A card or file of a message.</summary>
public sealed record Attachment : WireObject
{
    /// <summary>Media type of an Adaptive Card.</summary>
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";

    public string? ContentType { get; init; }

    /// <summary>The card's JSON; missing for a file that stands behind <see cref="ContentUrl"/>.</summary>
    public JsonElement? Content { get; init; }

    public string? ContentUrl { get; init; }

    public string? Name { get; init; }

    public static Attachment AdaptiveCard(JsonElement card) => new() { ContentType = AdaptiveCardType, Content = card };
}
