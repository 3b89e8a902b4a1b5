namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>An input. Its value travels with the data of the action that a person chooses, as a string under <see cref="Id"/>.</summary>
public abstract record AdaptiveInput : AdaptiveElement
{
    public required override string? Id { get; init; }

    /// <summary>Names the input on screen and to screen readers.</summary>
    public required string Label { get; init; }

    public bool? IsRequired { get; init; }

    /// <summary>Shown at the input when its value is missing or not valid.</summary>
    public string? ErrorMessage { get; init; }
}
