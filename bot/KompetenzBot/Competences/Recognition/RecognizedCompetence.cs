namespace KompetenzBot.Competences.Recognition;

/// <summary>Something that a person seems to say they can do. Only ever a proposal.</summary>
/// <param name="Query">What was named: one competence, or a group that leaves open which of several.</param>
/// <param name="Position">Where the words begin in the text, from 0.</param>
/// <param name="Length">How long they are.</param>
public sealed record RecognizedCompetence(CompetenceQuery Query, int Position, int Length)
{
    /// <summary>The id of the competence or group.</summary>
    public string Id => Query switch
    {
        Holds holds => holds.CompetenceId,
        AnyOf { Label: { } label } => label,
        _ => string.Empty,
    };

    /// <summary>The level that was said, as an id of the competence's scheme; null: none.</summary>
    public string? Level => Query is Holds holds ? holds.MinimumLevel : null;
}
