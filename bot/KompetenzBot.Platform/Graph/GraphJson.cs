using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.Graph;

/// <summary>The protocol's JSON: camel case, null is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(UserDelta))]
[JsonSerializable(typeof(WorkingHours))]
[JsonSerializable(typeof(MemberObjectsRequest))]
[JsonSerializable(typeof(MemberObjects))]
[JsonSerializable(typeof(GroupMembers))]
[JsonSerializable(typeof(InstallationRequest))]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class GraphJson : JsonSerializerContext;

internal sealed record MemberObjectsRequest(IReadOnlyCollection<Guid> Ids);

internal sealed record MemberObjects
{
    public required IReadOnlyList<Guid> Value { get; init; }
}

internal sealed record InstallationRequest([property: JsonPropertyName("teamsApp@odata.bind")] string TeamsApp);

internal sealed record BatchRequest(IReadOnlyList<BatchPart> Requests);

internal sealed record BatchPart(string Id, string Method, string Url);

internal sealed record BatchAnswer
{
    public required IReadOnlyList<BatchPartAnswer> Responses { get; init; }
}

internal sealed record BatchPartAnswer
{
    public string? Id { get; init; }

    public int Status { get; init; }

    public Dictionary<string, string>? Headers { get; init; }

    public JsonElement Body { get; init; }
}

internal sealed record ErrorAnswer(ErrorDetail? Error);

internal sealed record ErrorDetail(string? Code);
