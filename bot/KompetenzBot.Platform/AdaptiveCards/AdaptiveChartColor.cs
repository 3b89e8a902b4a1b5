using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Colours by name follow the client's theme. Never the only carrier of a meaning.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveChartColor>))]
public enum AdaptiveChartColor
{
    Good,
    Warning,
    Attention,
    Neutral,
    CategoricalRed,
    CategoricalPurple,
    CategoricalLavender,
    CategoricalBlue,
    CategoricalLightBlue,
    CategoricalTeal,
    CategoricalGreen,
    CategoricalLime,
    CategoricalMarigold,
}

/// <summary>The palette for what has no colour of its own.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveChartColorSet>))]
public enum AdaptiveChartColorSet
{
    Categorical,
    Sequential,
    Diverging,
}
