using System.Text.Json.Serialization;

namespace KompetenzBot.Delivery;

/// <summary>What a queue message says: "look here". Whether there is still something to do, only the rows say. Fields are only ever added.</summary>
/// <param name="Kind">What to do there.</param>
/// <param name="Work">The work.</param>
/// <param name="Purpose">Which message.</param>
/// <param name="Partition">The part of the work's rows in which these people are.</param>
/// <param name="Users">User ids; at most <see cref="MaxUsers"/>.</param>
public sealed record WorkPointer(
    WorkKind Kind, string Work, string Purpose = "", string Partition = "", IReadOnlyList<string>? Users = null)
{
    /// <summary>As many people as one pointer names; small, so that a lost instance holds up few.</summary>
    public const int MaxUsers = 25;

    /// <summary>Of an update: the id of a message that shows the same and may be a copy of which the row does not know.</summary>
    public string? Copy { get; init; }

    /// <summary>W3C trace context of what caused it.</summary>
    [JsonPropertyName("traceparent")]
    public string? TraceParent { get; init; }
}

/// <summary>What a pointer asks for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkKind>))]
public enum WorkKind
{
    /// <summary>Write the rows of the work.</summary>
    Prepare,

    /// <summary>Send the messages of these rows.</summary>
    Send,

    /// <summary>Bring the cards that were sent up to date.</summary>
    Update,
}

/// <summary>The JSON form.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkPointer))]
internal sealed partial class WorkPointerJson : JsonSerializerContext;
