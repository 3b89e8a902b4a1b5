namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// A chart of Teams (<see href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards">charts</see>).
/// Charts are outside the 1.5 schema, hence the required fallback: it says the same in words or figures.
/// </summary>
public abstract record AdaptiveChart : AdaptiveElement
{
    public required override AdaptiveFallbackElement? Fallback { get; init; }

    public string? Title { get; init; }

    public AdaptiveChartColorSet? ColorSet { get; init; }
}
