using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveSpacing>))]
public enum AdaptiveSpacing
{
    Default,
    None,
    Small,
    Medium,
    Large,
    ExtraLarge,
    Padding,
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveHeight>))]
public enum AdaptiveHeight
{
    Auto,
    Stretch,
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveHorizontalAlignment>))]
public enum AdaptiveHorizontalAlignment
{
    Left,
    Center,
    Right,
}

/// <summary>Of the cells of a table.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveVerticalAlignment>))]
public enum AdaptiveVerticalAlignment
{
    Top,
    Center,
    Bottom,
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveVerticalContentAlignment>))]
public enum AdaptiveVerticalContentAlignment
{
    Top,
    Center,
    Bottom,
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveContainerStyle>))]
public enum AdaptiveContainerStyle
{
    Default,
    Emphasis,
    Good,
    Attention,
    Warning,
    Accent,
}
