namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Text in runs, in which the client does not interpret Markdown.</summary>
public sealed record AdaptiveRichTextBlock : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveInline> Inlines { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalAlignment { get; init; }
}
