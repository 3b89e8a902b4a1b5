using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Columns side by side.</summary>
public sealed record AdaptiveColumnSet : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveColumn> Columns { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }

    /// <summary>Lets the background reach the edges of what is around it.</summary>
    public bool? Bleed { get; init; }

    [JsonPropertyName("minHeight"), JsonConverter(typeof(PixelsConverter))]
    public int? PixelMinHeight { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalAlignment { get; init; }

    public AdaptiveAction? SelectAction { get; init; }

    /// <summary>Only in Teams; ignored elsewhere.</summary>
    public bool? RoundedCorners { get; init; }
}
