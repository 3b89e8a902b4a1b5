namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Unfolds a further card below the buttons.</summary>
public sealed record AdaptiveShowCardAction : AdaptiveAction
{
    public required AdaptiveCard Card { get; init; }
}
