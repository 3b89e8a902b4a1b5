using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Free text.</summary>
public sealed record AdaptiveTextInput : AdaptiveInput
{
    public string? Value { get; init; }

    public string? Placeholder { get; init; }

    public bool? IsMultiline { get; init; }

    /// <summary>A hint: clients may let longer texts through.</summary>
    public int? MaxLength { get; init; }

    public AdaptiveTextInputStyle? Style { get; init; }

    /// <summary>Regular expression of ECMAScript that the value must match.</summary>
    public string? Regex { get; init; }

    /// <summary>A button at the end of the input; not for multi-line texts.</summary>
    public AdaptiveAction? InlineAction { get; init; }
}

/// <summary>Chooses the keyboard on phones.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveTextInputStyle>))]
public enum AdaptiveTextInputStyle
{
    Text,
    Tel,
    Url,
    Email,
    Password,
}
