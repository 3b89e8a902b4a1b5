using System.Text.Json.Nodes;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// A button that the bot answers with a card or a message: an <c>adaptiveCard/action</c> invoke
/// (<see href="https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model">Universal Actions</see>).
/// Clients that do not know it get a Submit of the same title and data, with the verb under <see cref="VerbKey"/>.
/// </summary>
public sealed record AdaptiveExecuteAction : AdaptiveAction
{
    /// <summary>Where the value of a Submit fallback carries the verb. No data and no input of a card may use this name.</summary>
    public const string VerbKey = "verb";

    private readonly AdaptiveFallbackAction? _fallback;
    private readonly bool _hasOwnFallback;

    /// <summary>What the person asks the bot to do.</summary>
    public required string Verb { get; init; }

    /// <summary>Travels back with the values of the inputs. Visible to the client, so never a proof of anything.</summary>
    public JsonObject? Data { get; init; }

    public AdaptiveAssociatedInputs? AssociatedInputs { get; init; }

    /// <summary>The Submit of the same title and data, unless another fallback, or with <see langword="null"/> none, is given.</summary>
    public override AdaptiveFallbackAction? Fallback
    {
        get => _hasOwnFallback ? _fallback : Submit();
        init => (_fallback, _hasOwnFallback) = (value, true);
    }

    private AdaptiveSubmitAction Submit()
    {
        var data = Data?.DeepClone().AsObject() ?? [];
        data[VerbKey] = Verb;
        return new()
        {
            Title = Title,
            Data = data,
            AssociatedInputs = AssociatedInputs,
            Style = Style,
            Mode = Mode,
            Tooltip = Tooltip,
            IconUrl = IconUrl,
            IsEnabled = IsEnabled,
        };
    }
}
