using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A time of day to the minute; submitted as <c>HH:mm</c>.</summary>
public sealed record AdaptiveTimeInput : AdaptiveInput
{
    [JsonConverter(typeof(MinuteConverter))]
    public TimeOnly? Value { get; init; }

    [JsonConverter(typeof(MinuteConverter))]
    public TimeOnly? Min { get; init; }

    [JsonConverter(typeof(MinuteConverter))]
    public TimeOnly? Max { get; init; }

    public string? Placeholder { get; init; }

    internal sealed class MinuteConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.TryParseExact(reader.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new JsonException("A time of day looks like 18:30.");

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
