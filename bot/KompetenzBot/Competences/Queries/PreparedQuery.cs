namespace KompetenzBot.Competences;

/// <summary>A query with everything looked up in the catalogue, as a small tree. Asking it allocates nothing.</summary>
public abstract class PreparedQuery
{
    private protected PreparedQuery()
    {
    }

    /// <summary>Whether the person has what is asked for.</summary>
    public abstract bool Matches(in Candidate candidate);

    internal static PreparedQuery Of(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        Holds holds => PreparedFloors.Of([holds], catalogue),
        AnyOf anyOf => Any(anyOf.Options, catalogue),
        AllOf allOf => new Every([.. allOf.Parts.Select(part => Of(part, catalogue))]),
        Not not => new None(Of(not.Part, catalogue)),
        AvailableAt at => new At(at.Time),
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };

    /// <summary>All competences of a list go into one table, so that a whole category costs one look per competence that a person holds.</summary>
    private static PreparedQuery Any(IReadOnlyList<CompetenceQuery> options, CompetenceCatalogue catalogue)
    {
        var table = PreparedFloors.Of(options.OfType<Holds>(), catalogue);
        PreparedQuery[] others = [.. options.Where(option => option is not Holds).Select(option => Of(option, catalogue))];
        return others.Length == 0 ? table : new Some([table, .. others]);
    }

    private sealed class Some(PreparedQuery[] options) : PreparedQuery
    {
        public override bool Matches(in Candidate candidate)
        {
            foreach (var option in options)
            {
                if (option.Matches(candidate))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class Every(PreparedQuery[] parts) : PreparedQuery
    {
        public override bool Matches(in Candidate candidate)
        {
            foreach (var part in parts)
            {
                if (!part.Matches(candidate))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class None(PreparedQuery operand) : PreparedQuery
    {
        public override bool Matches(in Candidate candidate) => !operand.Matches(candidate);
    }

    private sealed class At(AvailableTimes times) : PreparedQuery
    {
        public override bool Matches(in Candidate candidate) => times != AvailableTimes.None && (candidate.Times & times) == times;
    }
}
