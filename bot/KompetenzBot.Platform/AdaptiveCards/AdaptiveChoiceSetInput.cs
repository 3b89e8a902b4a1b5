using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Choice of one or several; several are submitted as one string with commas between the values.</summary>
public sealed record AdaptiveChoiceSetInput : AdaptiveInput
{
    public IReadOnlyList<AdaptiveChoice> Choices { get; init; } = [];

    /// <summary>
    /// Where the client asks for further choices while a person types; needs the style <see cref="AdaptiveChoiceInputStyle.Filtered"/>.
    /// Teams: <see href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search">typeahead search</see>.
    /// </summary>
    [JsonPropertyName("choices.data")]
    public AdaptiveDataQuery? ChoicesData { get; init; }

    public bool? IsMultiSelect { get; init; }

    public AdaptiveChoiceInputStyle? Style { get; init; }

    /// <summary>The chosen value, or several with commas between them.</summary>
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    /// <summary>Unlike in the schema <see langword="true"/> unless said otherwise.</summary>
    public bool Wrap { get; init; } = true;
}

/// <summary>
/// The client may interpret Markdown in <paramref name="Title"/> when choices are expanded.
/// <paramref name="Value"/> holds no comma where several can be chosen.
/// </summary>
public sealed record AdaptiveChoice(string Title, string Value);

/// <summary>Names the <paramref name="Dataset"/> that an <c>application/search</c> invoke asks for.</summary>
public sealed record AdaptiveDataQuery(string Dataset)
{
    public string Type { get; } = "Data.Query";

    public int? Count { get; init; }

    public int? Skip { get; init; }
}

/// <summary>A drop-down, all choices on the card, or a drop-down with a search field.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveChoiceInputStyle>))]
public enum AdaptiveChoiceInputStyle
{
    Compact,
    Expanded,
    Filtered,
}
