using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveTextSize>))]
public enum AdaptiveTextSize
{
    Default,
    Small,
    Medium,
    Large,
    ExtraLarge,
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveTextWeight>))]
public enum AdaptiveTextWeight
{
    Default,
    Lighter,
    Bolder,
}

/// <summary>Takes its shade from the client's theme. Never the only carrier of a meaning.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveTextColor>))]
public enum AdaptiveTextColor
{
    Default,
    Dark,
    Light,
    Accent,
    Good,
    Warning,
    Attention,
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveFontType>))]
public enum AdaptiveFontType
{
    Default,
    Monospace,
}

/// <summary>A heading is announced as such by screen readers.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveTextBlockStyle>))]
public enum AdaptiveTextBlockStyle
{
    Default,
    Heading,
}
