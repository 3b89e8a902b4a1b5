using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>What takes the place of an action that a client does not know: another action, which converts implicitly, or nothing.</summary>
[JsonConverter(typeof(Converter))]
public sealed record AdaptiveFallbackAction
{
    private AdaptiveFallbackAction(AdaptiveAction? content) => Content = content;

    /// <summary>Leaves the action out.</summary>
    public static AdaptiveFallbackAction Drop { get; } = new(content: null);

    /// <summary><see langword="null"/>: the action is left out.</summary>
    public AdaptiveAction? Content { get; }

    public static implicit operator AdaptiveFallbackAction(AdaptiveAction content) => new(content);

    internal sealed class Converter : JsonConverter<AdaptiveFallbackAction>
    {
        public override AdaptiveFallbackAction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.String)
            {
                return reader.ValueTextEquals("drop"u8) ? Drop : throw new JsonException("A fallback is an action or \"drop\".");
            }

            return new(JsonSerializer.Deserialize(ref reader, AdaptiveCardJson.Wire.AdaptiveAction));
        }

        public override void Write(Utf8JsonWriter writer, AdaptiveFallbackAction value, JsonSerializerOptions options)
        {
            if (value.Content is null)
            {
                writer.WriteStringValue("drop"u8);
            }
            else
            {
                JsonSerializer.Serialize(writer, value.Content, AdaptiveCardJson.Wire.AdaptiveAction);
            }
        }
    }
}
