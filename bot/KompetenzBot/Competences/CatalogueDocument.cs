using System.Text.Json.Serialization;

namespace KompetenzBot.Competences;

/// <summary>The catalogue as it is written in JSON. Optional properties have setters: generated readers overwrite the default of an init-only one.</summary>
internal sealed record CatalogueDocument(
    int Version,
    IReadOnlyList<LevelSchemeDocument> LevelSchemes,
    IReadOnlyList<CategoryDocument> Categories,
    IReadOnlyList<CompetenceDocument> Competences)
{
    public IReadOnlyList<GroupDocument> Groups { get; set; } = [];
}

/// <summary>Changes of a catalogue: whatever is named is added, or takes the place of what has the same id. A whole catalogue is one too.</summary>
internal sealed record CataloguePatch
{
    public int Version { get; set; }

    public IReadOnlyList<LevelSchemeDocument> LevelSchemes { get; set; } = [];

    public IReadOnlyList<CategoryDocument> Categories { get; set; } = [];

    public IReadOnlyList<GroupDocument> Groups { get; set; } = [];

    public IReadOnlyList<CompetenceDocument> Competences { get; set; } = [];
}

internal sealed record LevelSchemeDocument(string Id, IReadOnlyList<LevelDocument> Levels);

internal sealed record LevelDocument(string Id, LocalizedText Name)
{
    public IReadOnlyList<string> Synonyms { get; set; } = [];
}

internal sealed record CategoryDocument(string Id, LocalizedText Name, LocalizedText Description)
{
    public SynonymsDocument Synonyms { get; set; } = SynonymsDocument.None;

    /// <summary>Ways to say every competence of the category, with <c>{name}</c> for its names and synonyms, such as "{name}kenntnisse".</summary>
    public SynonymsDocument Phrases { get; set; } = SynonymsDocument.None;
}

internal sealed record GroupDocument(string Id, LocalizedText Name, IReadOnlyList<string> Members)
{
    public SynonymsDocument Synonyms { get; set; } = SynonymsDocument.None;
}

internal sealed record CompetenceDocument(string Id, string Category, LocalizedText Name)
{
    public SynonymsDocument Synonyms { get; set; } = SynonymsDocument.None;

    public string? Levels { get; set; }

    public bool Validity { get; set; }

    public bool MayBeCalledElsewhere { get; set; }

    public IReadOnlyList<string> Includes { get; set; } = [];

    /// <summary>A word of advice for people who hesitate.</summary>
    public LocalizedText? Hint { get; set; }

    /// <summary>Kept so that old profiles can be read, and offered to nobody any more.</summary>
    public bool Retired { get; set; }
}

internal sealed record SynonymsDocument
{
    public static SynonymsDocument None { get; } = new();

    public IReadOnlyList<string> De { get; set; } = [];

    public IReadOnlyList<string> En { get; set; } = [];

    public IReadOnlyList<string> All() => [.. De, .. En];
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CatalogueDocument))]
[JsonSerializable(typeof(CataloguePatch))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
