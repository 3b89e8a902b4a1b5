using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>An entry of the catalogue that a volunteer can hold. Its id never changes its meaning.</summary>
public sealed record Competence(string Id, CompetenceCategory Category, LocalizedText Name)
{
    /// <summary>German and English synonyms as people write them.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>The levels to choose from, or null where the competence has none.</summary>
    public LevelScheme? Levels { get; init; }

    /// <summary>A certificate expires, so that registration asks until when it is valid.</summary>
    public bool HasValidity { get; init; }

    /// <summary>In a crisis the organisation behind it may call the same person, who is then missing here.</summary>
    public bool MayBeCalledElsewhere { get; init; }

    /// <summary>Ids of the competences that whoever holds this one holds as well; transitive.</summary>
    public IReadOnlyList<string> Includes { get; init; } = [];

    /// <summary>A word of advice for people who hesitate, or null.</summary>
    public LocalizedText? Hint { get; init; }

    /// <summary>Kept so that old profiles can be read, and offered to nobody any more.</summary>
    public bool IsRetired { get; init; }

    public string NameIn(CultureInfo culture) => Name.For(culture);
}
