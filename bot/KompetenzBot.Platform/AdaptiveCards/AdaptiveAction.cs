using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>What a person can do on a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(AdaptiveSubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(AdaptiveShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(AdaptiveOpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(AdaptiveToggleVisibilityAction), "Action.ToggleVisibility")]
public abstract record AdaptiveAction
{
    /// <summary>Text of the button; for a select action, what screen readers say.</summary>
    public required string Title { get; init; }

    public string? Id { get; init; }

    public AdaptiveActionStyle? Style { get; init; }

    /// <summary>Secondary actions stand behind a menu.</summary>
    public AdaptiveActionMode? Mode { get; init; }

    public string? Tooltip { get; init; }

    public Uri? IconUrl { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary>Features of the client, by name and lowest version, without which <see cref="Fallback"/> is shown.</summary>
    public IReadOnlyDictionary<string, string>? Requires { get; init; }

    /// <summary>Shown where the client does not know this kind of action or misses what it requires.</summary>
    public virtual AdaptiveFallbackAction? Fallback { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveActionStyle>))]
public enum AdaptiveActionStyle
{
    Default,
    Positive,
    Destructive,
}

[JsonConverter(typeof(CamelCaseEnumConverter<AdaptiveActionMode>))]
public enum AdaptiveActionMode
{
    Primary,
    Secondary,
}

/// <summary>Whether an action takes the card's inputs along, and with that checks them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdaptiveAssociatedInputs>))]
public enum AdaptiveAssociatedInputs
{
    Auto,
    None,
}
