using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A picture from the web or a <c>data:</c> URI.</summary>
public sealed record AdaptiveImage(Uri Url) : AdaptiveElement
{
    /// <summary>Read to who does not see the picture; empty for decoration.</summary>
    public required string AltText { get; init; }

    public AdaptiveImageSize? Size { get; init; }

    public AdaptiveImageStyle? Style { get; init; }

    [JsonPropertyName("width"), JsonConverter(typeof(PixelsConverter))]
    public int? PixelWidth { get; init; }

    public string? BackgroundColor { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalAlignment { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveImageSize>))]
public enum AdaptiveImageSize
{
    Auto,
    Stretch,
    Small,
    Medium,
    Large,
}

/// <summary>A person's picture is cut to a circle.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveImageStyle>))]
public enum AdaptiveImageStyle
{
    Default,
    Person,
}
