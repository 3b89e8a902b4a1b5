namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// Text in which the client interprets Markdown, <c>{{DATE()}}</c> and <c>{{TIME()}}</c>.
/// What a person wrote goes through <see cref="Markdown.Escape"/> or into an <see cref="AdaptiveRichTextBlock"/>.
/// </summary>
public sealed record AdaptiveTextBlock(string Text) : AdaptiveElement
{
    /// <summary>Unlike in the schema <see langword="true"/> unless said otherwise: a text that does not fit would end in dots.</summary>
    public bool Wrap { get; init; } = true;

    public int? MaxLines { get; init; }

    public AdaptiveTextSize? Size { get; init; }

    public AdaptiveTextWeight? Weight { get; init; }

    public AdaptiveTextColor? Color { get; init; }

    public bool? IsSubtle { get; init; }

    public AdaptiveFontType? FontType { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalAlignment { get; init; }

    public AdaptiveTextBlockStyle? Style { get; init; }
}
