using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// A card in the <see href="https://adaptivecards.io/explorer/AdaptiveCard.html">Adaptive Card 1.5</see> schema, the newest that Teams takes.
/// Immutable; type and member names are those of the AdaptiveCards .NET SDK.
/// </summary>
public sealed record AdaptiveCard
{
    /// <summary>Content type of an attachment that holds a card, and of a card in an invoke response.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Bytes up to which every Teams client shows a card; newer clients take more.</summary>
    public const int MaxSizeInBytes = 28 * 1024;

    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; } = "1.5";

    public IReadOnlyList<AdaptiveElement> Body { get; init; } = [];

    public IReadOnlyList<AdaptiveAction> Actions { get; init; } = [];

    /// <summary>Makes the client ask for a fresh card whenever it shows this one.</summary>
    public AdaptiveRefresh? Refresh { get; init; }

    /// <summary>What a click on the card itself does; no <see cref="AdaptiveShowCardAction"/>.</summary>
    public AdaptiveAction? SelectAction { get; init; }

    /// <summary>Shown instead of the card by clients that cannot show its version.</summary>
    public string? FallbackText { get; init; }

    /// <summary>Read aloud instead of the card's texts.</summary>
    public string? Speak { get; init; }

    /// <summary>Language tag such as <c>de</c>: governs <c>{{DATE()}}</c>, <c>{{TIME()}}</c> and screen readers.</summary>
    public string? Lang { get; init; }

    public bool? Rtl { get; init; }

    [JsonPropertyName("minHeight"), JsonConverter(typeof(PixelsConverter))]
    public int? PixelMinHeight { get; init; }

    public AdaptiveVerticalContentAlignment? VerticalContentAlignment { get; init; }

    /// <summary>What only Teams understands.</summary>
    [JsonPropertyName("msteams")]
    public TeamsCardProperties? MsTeams { get; init; }

    /// <summary>The card as the content of an attachment.</summary>
    public JsonElement ToJsonElement() => JsonSerializer.SerializeToElement(this, AdaptiveCardJson.Wire.AdaptiveCard);

    /// <summary>Bytes of the card's JSON in UTF-8, to be held against <see cref="MaxSizeInBytes"/>.</summary>
    public int SizeInBytes() => JsonSerializer.SerializeToUtf8Bytes(this, AdaptiveCardJson.Wire.AdaptiveCard).Length;
}
