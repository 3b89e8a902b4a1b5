namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Opens a page in the browser, or a Teams deep link.</summary>
public sealed record AdaptiveOpenUrlAction(Uri Url) : AdaptiveAction;
