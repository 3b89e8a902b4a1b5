namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Pairs of a bold title and a value, as a two-column list.</summary>
public sealed record AdaptiveFactSet : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveFact> Facts { get; init; }
}

/// <summary>The client interprets Markdown in both texts, as in an <see cref="AdaptiveTextBlock"/>.</summary>
public sealed record AdaptiveFact(string Title, string Value);
