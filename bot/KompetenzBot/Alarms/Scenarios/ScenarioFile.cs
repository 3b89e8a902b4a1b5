using System.Text.Json.Serialization;
using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Scenarios as they are written in JSON: all, or only those that change. Optional properties have setters: generated readers overwrite the default of an init-only one.</summary>
internal sealed record ScenarioFile(IReadOnlyList<ScenarioDocument> Scenarios)
{
    [JsonPropertyOrder(-1)]
    public int Version { get; set; }
}

internal sealed record ScenarioDocument(string Id, LocalizedText Name, LocalizedText Text, IReadOnlyList<ScenarioNeedDocument> Needs)
{
    public SynonymsDocument Synonyms { get; set; } = SynonymsDocument.None;

    public LocalizedText? Hint { get; set; }

    /// <summary>No longer offered.</summary>
    public bool Retired { get; set; }

    public Scenario ToScenario() => new(Id, Name, Text, [.. Needs.Select(need => new ScenarioNeed(need.Count, need.Query) { Hint = need.Hint })]) { Synonyms = Synonyms.All(), Hint = Hint };
}

internal sealed record ScenarioNeedDocument(int Count, string Query)
{
    public LocalizedText? Hint { get; set; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ScenarioFile))]
internal sealed partial class ScenarioJson : JsonSerializerContext;
