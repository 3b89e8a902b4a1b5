namespace KompetenzBot.Competences;

/// <summary>What the catalogue makes of a word.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    public sealed record Resolved(CompetenceQuery Query) : Resolution;

    /// <summary>Nobody says that; at most three names that look like it, the most similar first.</summary>
    public sealed record Unknown(IReadOnlyList<LocalizedText> Nearest) : Resolution;
}
