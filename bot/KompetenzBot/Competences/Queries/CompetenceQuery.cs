namespace KompetenzBot.Competences;

/// <summary>What a need asks of a person. Compared by content.</summary>
public abstract record CompetenceQuery
{
    private protected CompetenceQuery()
    {
    }

    /// <summary>At least one of these; options that are such a list themselves are taken apart, a single one stands for itself.</summary>
    public static CompetenceQuery Any(IEnumerable<CompetenceQuery> options)
    {
        CompetenceQuery[] all = [.. options.SelectMany(option => option is AnyOf { Label: null } list ? list.Options : [option])];
        return all is [var only] ? only : new AnyOf(all);
    }

    /// <summary>Every one of these; parts that are such a list themselves are taken apart, a single one stands for itself.</summary>
    public static CompetenceQuery All(IEnumerable<CompetenceQuery> parts)
    {
        CompetenceQuery[] all = [.. parts.SelectMany(part => part is AllOf list ? list.Parts : [part])];
        return all is [var only] ? only : new AllOf(all);
    }
}

/// <summary>Holds the competence, or one that includes it, at the level (an id of the competence's scheme) or above.</summary>
public sealed record Holds(string CompetenceId, string? MinimumLevel = null) : CompetenceQuery;

/// <summary>At least one of the options. <paramref name="Label"/> is the id of the group or category whose word was asked for, if any.</summary>
public sealed record AnyOf(IReadOnlyList<CompetenceQuery> Options, string? Label = null) : CompetenceQuery
{
    public bool Equals(AnyOf? other) => other is not null && Label == other.Label && Options.SequenceEqual(other.Options);

    public override int GetHashCode() => HashCode.Combine(Label, QueryList.HashOf(Options));
}

/// <summary>Every one of the parts.</summary>
public sealed record AllOf(IReadOnlyList<CompetenceQuery> Parts) : CompetenceQuery
{
    public bool Equals(AllOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => QueryList.HashOf(Parts);
}

/// <summary>Holds nothing, valid on the day, that satisfies the part.</summary>
public sealed record Not(CompetenceQuery Part) : CompetenceQuery;

/// <summary>May be called at this time of the week.</summary>
public sealed record AvailableAt(AvailableTimes Time) : CompetenceQuery;

file static class QueryList
{
    public static int HashOf(IReadOnlyList<CompetenceQuery> queries)
    {
        var hash = default(HashCode);
        foreach (var query in queries)
        {
            hash.Add(query);
        }

        return hash.ToHashCode();
    }
}
