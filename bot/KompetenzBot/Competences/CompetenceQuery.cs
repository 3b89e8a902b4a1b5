namespace KompetenzBot.Competences;

/// <summary>What a need asks of a person. Compared by content.</summary>
public abstract record CompetenceQuery
{
    private protected CompetenceQuery()
    {
    }
}

/// <summary>Holds the competence, or one that includes it, at the level (an id of the competence's scheme) or above.</summary>
public sealed record Holds(string CompetenceId, string? MinimumLevel = null) : CompetenceQuery;

/// <summary>At least one of the options. <paramref name="Label"/> is the id of the group or category whose word was asked for, if any.</summary>
public sealed record AnyOf(IReadOnlyList<CompetenceQuery> Options, string? Label = null) : CompetenceQuery
{
    public bool Equals(AnyOf? other) => other is not null && Label == other.Label && Options.SequenceEqual(other.Options);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Label);
        foreach (var option in Options)
        {
            hash.Add(option);
        }

        return hash.ToHashCode();
    }
}
