using System.Text.Json.Nodes;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A button whose data, merged with the values of the inputs, reaches the bot as the <c>value</c> of a message.</summary>
public sealed record AdaptiveSubmitAction : AdaptiveAction
{
    /// <summary>Travels back with the values of the inputs. Visible to the client, so never a proof of anything.</summary>
    public JsonObject? Data { get; init; }

    public AdaptiveAssociatedInputs? AssociatedInputs { get; init; }
}
