namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Shows hidden elements and hides shown ones, without asking the bot.</summary>
public sealed record AdaptiveToggleVisibilityAction : AdaptiveAction
{
    public required IReadOnlyList<AdaptiveTargetElement> TargetElements { get; init; }
}

/// <summary>With <paramref name="IsVisible"/> the element is shown or hidden whatever it was before.</summary>
public sealed record AdaptiveTargetElement(string ElementId, bool? IsVisible = null);
