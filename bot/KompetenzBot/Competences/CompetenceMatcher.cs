namespace KompetenzBot.Competences;

/// <summary>Decides whether a person has what a need asks for.</summary>
public static class CompetenceMatcher
{
    /// <summary>
    /// True when a competence that is valid on the day satisfies the query. A level that was never stated does not reach any minimum.
    /// For many people at once, <see cref="Prepare"/> the query.
    /// </summary>
    public static bool Matches(CompetenceQuery query, IReadOnlyCollection<HeldCompetence> held, DateOnly onDay, CompetenceCatalogue catalogue) =>
        Prepare(query, catalogue).Matches(new Candidate(held, onDay));

    /// <summary>Looks everything up in the catalogue once. The result is immutable and safe to share between threads.</summary>
    public static PreparedQuery Prepare(CompetenceQuery query, CompetenceCatalogue catalogue) => PreparedQuery.Of(query, catalogue);
}
