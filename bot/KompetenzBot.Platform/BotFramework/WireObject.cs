using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// Base of everything that crosses the wire. Fields that this client does not know survive a round trip, so that a newer
/// channel can add some without a release. The dictionary takes part in record equality by reference only.
/// </summary>
public abstract record WireObject
{
    /// <summary>Fields without a property of their own, by their JSON names; null when there were none.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
