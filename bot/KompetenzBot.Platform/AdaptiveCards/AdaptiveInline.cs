using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Part of an <see cref="AdaptiveRichTextBlock"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveTextRun), "TextRun")]
public abstract record AdaptiveInline;

/// <summary>
/// Text in one style. Markdown is not interpreted, <c>{{DATE()}}</c> and <c>{{TIME()}}</c> are:
/// what a person wrote goes through <see cref="TextFunctions.Escape"/>.
/// </summary>
public sealed record AdaptiveTextRun(string Text) : AdaptiveInline
{
    public AdaptiveTextSize? Size { get; init; }

    public AdaptiveTextWeight? Weight { get; init; }

    public AdaptiveTextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public AdaptiveFontType? FontType { get; init; }

    public bool? Italic { get; init; }

    public bool? Strikethrough { get; init; }

    public bool? Underline { get; init; }

    public bool? Highlight { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
