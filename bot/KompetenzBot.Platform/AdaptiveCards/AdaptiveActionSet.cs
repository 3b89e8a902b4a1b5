namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Buttons inside the body.</summary>
public sealed record AdaptiveActionSet : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveAction> Actions { get; init; }
}
