namespace KompetenzBot.Competences;

/// <summary>What follows from the form of a query alone.</summary>
public static class QueryLogic
{
    /// <summary>More would take too long to try; such a query counts as one that can be met.</summary>
    private const int MostTried = 12;

    /// <summary>Whether anybody could satisfy the query: nobody holds something and does not hold it.</summary>
    public static bool CanBeMet(CompetenceQuery query)
    {
        CompetenceQuery[] atoms = [.. Atoms(query).Distinct()];
        return atoms.Length > MostTried || Enumerable.Range(0, 1 << atoms.Length).Any(held => IsPossible(atoms, held) && IsMet(query, atoms, held));
    }

    /// <summary>Who holds a competence at a level holds it.</summary>
    private static bool IsPossible(CompetenceQuery[] atoms, int held) => !atoms.Index().Any(one => IsHeld(held, one.Index) && one.Item is Holds { MinimumLevel: not null } level
        && Array.IndexOf(atoms, level with { MinimumLevel = null }) is >= 0 and var plain && !IsHeld(held, plain));

    private static bool IsMet(CompetenceQuery query, CompetenceQuery[] atoms, int held) => query switch
    {
        AllOf all => all.Parts.All(part => IsMet(part, atoms, held)),
        AnyOf any => any.Options.Any(option => IsMet(option, atoms, held)),
        Not not => !IsMet(not.Part, atoms, held),
        _ => IsHeld(held, Array.IndexOf(atoms, query)),
    };

    private static bool IsHeld(int held, int atom) => (held & (1 << atom)) != 0;

    private static IEnumerable<CompetenceQuery> Atoms(CompetenceQuery query) => query switch
    {
        AllOf all => all.Parts.SelectMany(Atoms),
        AnyOf any => any.Options.SelectMany(Atoms),
        Not not => Atoms(not.Part),
        _ => [query],
    };
}
