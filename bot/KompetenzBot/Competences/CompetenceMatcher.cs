namespace KompetenzBot.Competences;

/// <summary>Decides whether a person has what a need asks for.</summary>
public static class CompetenceMatcher
{
    /// <summary>
    /// True when what the person holds, valid on the day, and the person's availability satisfy the query. A level that was never stated does not
    /// reach any minimum. For many people at once, <see cref="Prepare"/> the query.
    /// </summary>
    public static bool Matches(CompetenceQuery query, Candidate candidate, CompetenceCatalogue catalogue) => Prepare(query, catalogue).Matches(candidate);

    /// <summary>Looks everything up in the catalogue once. The result is immutable and safe to share between threads.</summary>
    public static PreparedQuery Prepare(CompetenceQuery query, CompetenceCatalogue catalogue) => PreparedQuery.Of(query, catalogue);
}
