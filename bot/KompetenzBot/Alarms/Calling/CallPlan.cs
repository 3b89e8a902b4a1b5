using KompetenzBot.Alarms.Matching;

namespace KompetenzBot.Alarms.Calling;

/// <summary>Decides whom to call for which need. Each person once. Pure; knows nothing of earlier answers.</summary>
public static class CallPlan
{
    /// <summary>
    /// Everybody: whoever fits one need only is called for that; whoever fits several, for the one that has the fewest called for each place that is open.
    /// </summary>
    public static IReadOnlyList<PlannedCall> Everyone(IEnumerable<Candidate> candidates, IReadOnlyList<int> missing, FairOrder order)
    {
        var assigned = new int[missing.Count];
        List<PlannedCall> calls = [];
        foreach (var candidate in candidates.OrderBy(candidate => candidate.Needs.Count).ThenBy(candidate => candidate.Profile, order))
        {
            var need = candidate.Needs.OrderByDescending(need => missing[need] > 0).ThenBy(need => (double)assigned[need] / Math.Max(1, missing[need])).First();
            assigned[need]++;
            calls.Add(new PlannedCall(candidate.Profile, need));
        }

        return calls;
    }

    /// <summary>
    /// As many as are wanted for each need, in the order of fairness. The need that the fewest people can fill chooses first; and who could fill another one
    /// too is spared as long as there are others.
    /// </summary>
    /// <param name="candidates">Who has not been called.</param>
    /// <param name="wanted">How many to call for each need, by position; 0 where enough people come.</param>
    /// <param name="order">Who comes first.</param>
    public static IReadOnlyList<PlannedCall> Part(IReadOnlyCollection<Candidate> candidates, IReadOnlyList<int> wanted, FairOrder order)
    {
        var supply = wanted.Select((count, need) => count == 0 ? double.MaxValue : (double)candidates.Count(candidate => candidate.Needs.Contains(need)) / count).ToArray();
        HashSet<Candidate> taken = new(ReferenceEqualityComparer.Instance);
        List<PlannedCall> calls = [];
        foreach (var need in Enumerable.Range(0, wanted.Count).Where(need => wanted[need] > 0).OrderBy(need => supply[need]))
        {
            Candidate[] chosen =
            [
                .. candidates.Where(candidate => candidate.Needs.Contains(need) && !taken.Contains(candidate))
                    .OrderBy(candidate => candidate.Needs.Count(other => wanted[other] > 0))
                    .ThenBy(candidate => candidate.Profile, order)
                    .Take(wanted[need]),
            ];
            taken.UnionWith(chosen);
            calls.AddRange(chosen.Select(candidate => new PlannedCall(candidate.Profile, need)));
        }

        return calls;
    }
}

/// <summary>A person and the need for which to call them.</summary>
/// <param name="Profile">Who.</param>
/// <param name="Need">By position.</param>
public sealed record PlannedCall(Profiles.Profile Profile, int Need);
