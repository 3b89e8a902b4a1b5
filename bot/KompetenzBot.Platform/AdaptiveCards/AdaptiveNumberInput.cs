namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A number. An empty optional input with <see cref="Min"/> keeps some clients from submitting.</summary>
public sealed record AdaptiveNumberInput : AdaptiveInput
{
    public double? Value { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public string? Placeholder { get; init; }
}
