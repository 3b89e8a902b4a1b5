using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>What takes the place of an element that a client does not know: another element, which converts implicitly, or nothing.</summary>
[JsonConverter(typeof(Converter))]
public sealed record AdaptiveFallbackElement
{
    private AdaptiveFallbackElement(AdaptiveElement? content) => Content = content;

    /// <summary>Leaves the element out.</summary>
    public static AdaptiveFallbackElement Drop { get; } = new(content: null);

    /// <summary><see langword="null"/>: the element is left out.</summary>
    public AdaptiveElement? Content { get; }

    public static implicit operator AdaptiveFallbackElement(AdaptiveElement content) => new(content);

    internal sealed class Converter : JsonConverter<AdaptiveFallbackElement>
    {
        public override AdaptiveFallbackElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.String)
            {
                return reader.ValueTextEquals("drop"u8) ? Drop : throw new JsonException("A fallback is an element or \"drop\".");
            }

            return new(JsonSerializer.Deserialize(ref reader, AdaptiveCardJson.Wire.AdaptiveElement));
        }

        public override void Write(Utf8JsonWriter writer, AdaptiveFallbackElement value, JsonSerializerOptions options)
        {
            if (value.Content is null)
            {
                writer.WriteStringValue("drop"u8);
            }
            else
            {
                JsonSerializer.Serialize(writer, value.Content, AdaptiveCardJson.Wire.AdaptiveElement);
            }
        }
    }
}
