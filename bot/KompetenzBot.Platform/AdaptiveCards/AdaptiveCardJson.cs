using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>How cards are written: members in camel case, absent members left out, letters beyond ASCII unescaped to save bytes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AdaptiveCard))]
public sealed partial class AdaptiveCardJson : JsonSerializerContext
{
    internal static AdaptiveCardJson Wire =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
