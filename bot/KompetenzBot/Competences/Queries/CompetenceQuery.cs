namespace KompetenzBot.Competences;

/// <summary>What a need asks of a person. Compared by content.</summary>
public abstract record CompetenceQuery
{
    private protected CompetenceQuery()
    {
    }

    /// <summary>All of several; parts that say the same kind of thing are taken in, and one alone stands for itself.</summary>
    public static CompetenceQuery All(IEnumerable<CompetenceQuery> parts)
    {
        CompetenceQuery[] flat = [.. parts.SelectMany(part => part is AllOf all ? all.Parts : [part])];
        return flat is [var only] ? only : new AllOf(flat);
    }

    /// <summary>Any of several, likewise; a group keeps its name.</summary>
    public static CompetenceQuery Any(IEnumerable<CompetenceQuery> options)
    {
        CompetenceQuery[] flat = [.. options.SelectMany(option => option is AnyOf { Label: null } any ? any.Options : [option])];
        return flat is [var only] ? only : new AnyOf(flat);
    }

    private protected static int HashOf(IEnumerable<CompetenceQuery> parts, string? label = null)
    {
        var hash = default(HashCode);
        hash.Add(label);
        foreach (var part in parts)
        {
            hash.Add(part);
        }

        return hash.ToHashCode();
    }
}

/// <summary>Holds the competence, or one that includes it, at the level (an id of the competence's scheme) or above.</summary>
public sealed record Holds(string CompetenceId, string? MinimumLevel = null) : CompetenceQuery;

/// <summary>At least one of the options. <paramref name="Label"/> is the id of the group or category whose word was asked for, if any.</summary>
public sealed record AnyOf(IReadOnlyList<CompetenceQuery> Options, string? Label = null) : CompetenceQuery
{
    /// <inheritdoc/>
    public bool Equals(AnyOf? other) => other is not null && Label == other.Label && Options.SequenceEqual(other.Options);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOf(Options, Label);
}

/// <summary>Every one of the parts.</summary>
public sealed record AllOf(IReadOnlyList<CompetenceQuery> Parts) : CompetenceQuery
{
    /// <inheritdoc/>
    public bool Equals(AllOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOf(Parts);
}

/// <summary>Nothing that is valid on the day satisfies the part.</summary>
public sealed record Not(CompetenceQuery Part) : CompetenceQuery;

/// <summary>May be called at this time of the week.</summary>
public sealed record AvailableAt(AvailableTimes Time) : CompetenceQuery;

/// <summary>Times at which a person may be called; several at once.</summary>
[Flags]
public enum AvailableTimes
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>In duty hours.</summary>
    DutyHours = 1,

    /// <summary>On working days before and after duty hours, and at night.</summary>
    Nights = 2,

    /// <summary>On Saturdays, Sundays and holidays.</summary>
    Weekends = 4,
}
