using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// What the client invokes by itself to get a fresh card. In Teams: when the card is displayed and the last answer is over a minute old,
/// and after every edit of the message.
/// </summary>
public sealed record AdaptiveRefresh(AdaptiveExecuteAction Action)
{
    /// <summary>Nobody sees it, so it needs no fallback.</summary>
    [JsonConverter(typeof(TypedConverter))]
    public AdaptiveExecuteAction Action { get; } = Action with { Fallback = null };

    /// <summary>Whose clients refresh, at most 60 ids (<c>29:…</c>); left out in a one-to-one chat.</summary>
    public IReadOnlyList<string>? UserIds { get; init; }

    /// <summary>Writes the action with its type, which is otherwise written only where any action may stand.</summary>
    internal sealed class TypedConverter : JsonConverter<AdaptiveExecuteAction>
    {
        public override AdaptiveExecuteAction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize(ref reader, AdaptiveCardJson.Wire.AdaptiveAction) as AdaptiveExecuteAction
            ?? throw new JsonException("Only an Action.Execute refreshes a card.");

        public override void Write(Utf8JsonWriter writer, AdaptiveExecuteAction value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, AdaptiveCardJson.Wire.AdaptiveAction);
    }
}
