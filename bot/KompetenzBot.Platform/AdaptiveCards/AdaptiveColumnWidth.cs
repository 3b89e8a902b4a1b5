using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Width of a column: by its content, by what is left, by weight against the others, or in pixels.</summary>
[JsonConverter(typeof(Converter))]
public sealed record AdaptiveColumnWidth
{
    private readonly string? _text;
    private readonly int _weight;

    private AdaptiveColumnWidth(string? text, int weight) => (_text, _weight) = (text, weight);

    /// <summary>As wide as the content; not in an <see cref="AdaptiveTable"/>.</summary>
    public static AdaptiveColumnWidth Auto { get; } = new("auto", weight: 0);

    /// <summary>Takes what the others leave; not in an <see cref="AdaptiveTable"/>.</summary>
    public static AdaptiveColumnWidth Stretch { get; } = new("stretch", weight: 0);

    public static AdaptiveColumnWidth Weighted(int weight) => new(text: null, weight);

    public static AdaptiveColumnWidth Pixels(int pixels) => new(string.Create(CultureInfo.InvariantCulture, $"{pixels}px"), weight: 0);

    internal sealed class Converter : JsonConverter<AdaptiveColumnWidth>
    {
        public override AdaptiveColumnWidth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number ? Weighted(reader.GetInt32()) : new(reader.GetString(), weight: 0);

        public override void Write(Utf8JsonWriter writer, AdaptiveColumnWidth value, JsonSerializerOptions options)
        {
            if (value._text is null)
            {
                writer.WriteNumberValue(value._weight);
            }
            else
            {
                writer.WriteStringValue(value._text);
            }
        }
    }
}
