namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A tick box; submitted as <see cref="ValueOn"/> or <see cref="ValueOff"/>, which are <c>true</c> and <c>false</c> unless given.</summary>
public sealed record AdaptiveToggleInput : AdaptiveInput
{
    /// <summary>Stands beside the box. The client may interpret Markdown in it.</summary>
    public required string Title { get; init; }

    public string? Value { get; init; }

    public string? ValueOn { get; init; }

    public string? ValueOff { get; init; }

    /// <summary>Unlike in the schema <see langword="true"/> unless said otherwise.</summary>
    public bool Wrap { get; init; } = true;
}
