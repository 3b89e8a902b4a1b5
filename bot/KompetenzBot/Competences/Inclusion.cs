using System.Collections.Frozen;

namespace KompetenzBot.Competences;

/// <summary>Turns "CE includes C" around: who asks for C is served by C and CE. Transitive; the catalogue has no circles.</summary>
internal static class Inclusion
{
    public static FrozenDictionary<string, FrozenSet<string>> Invert(IReadOnlyList<Competence> competences)
    {
        var direct = competences.SelectMany(holder => holder.Includes.Select(included => (included, holder.Id)))
            .ToLookup(pair => pair.included, pair => pair.Id);
        return competences.ToFrozenDictionary(
            competence => competence.Id,
            competence => Above(competence.Id, direct).ToFrozenSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Above(string id, ILookup<string, string> direct) =>
        direct[id].SelectMany(holder => Above(holder, direct)).Prepend(id);
}
