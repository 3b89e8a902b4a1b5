using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Elements that share a background.</summary>
public sealed record AdaptiveContainer : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }

    /// <summary>Lets the background reach the edges of what is around it.</summary>
    public bool? Bleed { get; init; }

    [JsonPropertyName("minHeight"), JsonConverter(typeof(PixelsConverter))]
    public int? PixelMinHeight { get; init; }

    public AdaptiveVerticalContentAlignment? VerticalContentAlignment { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    /// <summary>Only in Teams; ignored elsewhere.</summary>
    public bool? RoundedCorners { get; init; }
}
