using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A length in pixels, spelled <c>80px</c>.</summary>
internal sealed class PixelsConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text
        && text.EndsWith("px", StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(..^2), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels)
            ? pixels
            : throw new JsonException("A length in pixels looks like 80px.");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value}px"));
}
