using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>One column of an <see cref="AdaptiveColumnSet"/>.</summary>
public sealed record AdaptiveColumn
{
    public string Type { get; } = "Column";

    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public AdaptiveColumnWidth? Width { get; init; }

    public string? Id { get; init; }

    public bool? IsVisible { get; init; }

    public bool? Separator { get; init; }

    public AdaptiveSpacing? Spacing { get; init; }

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
