using KompetenzBot.Competences;

namespace KompetenzBot.Storage;

/// <summary>The stored form of a query: a tree of which each row is one kind of node. Fields are only ever added.</summary>
internal sealed record QueryRow
{
    public string? Competence { get; init; }

    public string? Level { get; init; }

    public IReadOnlyList<QueryRow>? Any { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<QueryRow>? All { get; init; }

    public QueryRow? Not { get; init; }

    public AvailableTimes? At { get; init; }

    public static QueryRow Of(CompetenceQuery query) => query switch
    {
        Holds holds => new() { Competence = holds.CompetenceId, Level = holds.MinimumLevel },
        AnyOf anyOf => new() { Any = [.. anyOf.Options.Select(Of)], Label = anyOf.Label },
        AllOf allOf => new() { All = [.. allOf.Parts.Select(Of)] },
        Not not => new() { Not = Of(not.Part) },
        AvailableAt at => new() { At = at.Time },
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };

    public CompetenceQuery ToQuery() => this switch
    {
        { Any: { } any } => new AnyOf([.. any.Select(row => row.ToQuery())], Label),
        { All: { } all } => new AllOf([.. all.Select(row => row.ToQuery())]),
        { Not: { } not } => new Not(not.ToQuery()),
        { At: { } time } => new AvailableAt(time),
        _ => new Holds(Competence ?? string.Empty, Level),
    };
}
