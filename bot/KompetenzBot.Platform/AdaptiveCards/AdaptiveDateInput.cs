namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A date; submitted as <c>yyyy-MM-dd</c>.</summary>
public sealed record AdaptiveDateInput : AdaptiveInput
{
    public DateOnly? Value { get; init; }

    public DateOnly? Min { get; init; }

    public DateOnly? Max { get; init; }

    public string? Placeholder { get; init; }
}
