using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>What a card's body is made of.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AdaptiveTextBlock), "TextBlock")]
[JsonDerivedType(typeof(AdaptiveRichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(AdaptiveImage), "Image")]
[JsonDerivedType(typeof(AdaptiveContainer), "Container")]
[JsonDerivedType(typeof(AdaptiveColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(AdaptiveFactSet), "FactSet")]
[JsonDerivedType(typeof(AdaptiveTable), "Table")]
[JsonDerivedType(typeof(AdaptiveActionSet), "ActionSet")]
[JsonDerivedType(typeof(AdaptiveTextInput), "Input.Text")]
[JsonDerivedType(typeof(AdaptiveNumberInput), "Input.Number")]
[JsonDerivedType(typeof(AdaptiveDateInput), "Input.Date")]
[JsonDerivedType(typeof(AdaptiveTimeInput), "Input.Time")]
[JsonDerivedType(typeof(AdaptiveToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(AdaptiveChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(AdaptiveDonutChart), "Chart.Donut")]
[JsonDerivedType(typeof(AdaptivePieChart), "Chart.Pie")]
[JsonDerivedType(typeof(AdaptiveGaugeChart), "Chart.Gauge")]
[JsonDerivedType(typeof(AdaptiveLineChart), "Chart.Line")]
[JsonDerivedType(typeof(AdaptiveVerticalBarChart), "Chart.VerticalBar")]
[JsonDerivedType(typeof(AdaptiveGroupedVerticalBarChart), "Chart.VerticalBar.Grouped")]
[JsonDerivedType(typeof(AdaptiveHorizontalBarChart), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(AdaptiveStackedHorizontalBarChart), "Chart.HorizontalBar.Stacked")]
public abstract record AdaptiveElement
{
    /// <summary>Unique in the card.</summary>
    public virtual string? Id { get; init; }

    /// <summary><see langword="false"/> hides the element until an <see cref="AdaptiveToggleVisibilityAction"/> shows it.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>Draws a line above the element.</summary>
    public bool? Separator { get; init; }

    /// <summary>Distance to the element above.</summary>
    public AdaptiveSpacing? Spacing { get; init; }

    public AdaptiveHeight? Height { get; init; }

    /// <summary>Features of the client, by name and lowest version, without which <see cref="Fallback"/> is shown.</summary>
    public IReadOnlyDictionary<string, string>? Requires { get; init; }

    /// <summary>Shown where the client does not know this kind of element or misses what it requires.</summary>
    public virtual AdaptiveFallbackElement? Fallback { get; init; }
}
