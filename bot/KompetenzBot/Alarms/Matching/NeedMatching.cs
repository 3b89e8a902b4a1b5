using KompetenzBot.Competences;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Matching;

/// <summary>Finds for each volunteer the needs for which they may be called. Pure; prepared once for many profiles. Not safe for concurrent use.</summary>
public sealed class NeedMatching
{
    private readonly Tally[] _needs;
    private readonly List<Candidate> _people = [];
    private readonly CompetenceCatalogue _catalogue;
    private readonly MatchRules _rules;
    private readonly DutyClock _duty;

    /// <summary>Prepares the needs.</summary>
    public NeedMatching(IReadOnlyList<Need> needs, CompetenceCatalogue catalogue, DutyClock duty, MatchRules rules)
    {
        _needs = [.. needs.Select(need => new Tally(CompetenceMatcher.Prepare(need.Query, catalogue), new WorkTime(need.From, need.To, duty)))];
        (_catalogue, _duty, _rules) = (catalogue, duty, rules);
    }

    /// <summary>Everybody who may be called, each with the needs that they can fill, by position.</summary>
    public IReadOnlyList<Candidate> Candidates => _people;

    /// <summary>How many people may be called in all, each counted once.</summary>
    public int People => _people.Count;

    /// <summary>Takes one profile into account.</summary>
    public void Add(Profile profile)
    {
        List<int> open = [];
        foreach (var (i, need) in _needs.Index())
        {
            if (!need.Query.Matches(profile.AsCandidate(need.Time.Day)))
            {
                continue;
            }

            need.Matching++;
            var callability = _rules.Check(profile, need.Time);
            if (callability == Callability.Callable)
            {
                Count(need, profile);
                open.Add(i);
            }
            else
            {
                need.NotCalled[callability] = need.NotCalled.GetValueOrDefault(callability) + 1;
            }
        }

        if (open.Count > 0)
        {
            _people.Add(new Candidate(profile, [.. open]));
        }
    }

    /// <summary>How many have what each need asks for, and how many of them may be called now. A person may count for several needs.</summary>
    public IReadOnlyList<MatchCount> Counts() => [.. _needs.Select(need => new MatchCount(need.Matching, need.Callable))];

    /// <summary>More about those whom each need finds: how they can be reached, who may be missing, and why others are not called.</summary>
    public IReadOnlyList<MatchDetails> Details() => [.. _needs.Select(need => new MatchDetails(need.BySms, need.OnDuty, need.Unreached, need.Elsewhere, need.NotCalled))];

    private void Count(Tally need, Profile profile)
    {
        need.Callable++;
        need.BySms += profile is { Consent.Sms: true, Mobile: not null } ? 1 : 0;
        need.OnDuty += _duty.PhaseOf(_rules.Now, profile.WorkingHours ?? _duty.Usual) == WeekPhase.DutyHours ? 1 : 0;
        need.Unreached += profile.Upkeep?.Reachable == false ? 1 : 0;
        need.Elsewhere += profile.Competences.Any(held => _catalogue.Find(held.CompetenceId)?.MayBeCalledElsewhere == true) ? 1 : 0;
    }

    private sealed class Tally(PreparedQuery query, WorkTime time)
    {
        public PreparedQuery Query => query;

        public WorkTime Time => time;

        public int Matching { get; set; }

        public int Callable { get; set; }

        public int BySms { get; set; }

        public int OnDuty { get; set; }

        public int Unreached { get; set; }

        public int Elsewhere { get; set; }

        public Dictionary<Callability, int> NotCalled { get; } = [];
    }
}

/// <summary>Somebody who may be called.</summary>
/// <param name="Profile">Who.</param>
/// <param name="Needs">The needs that they can fill, by position; at least one.</param>
public sealed record Candidate(Profile Profile, IReadOnlyList<int> Needs);

/// <summary>How many volunteers a need finds.</summary>
/// <param name="Matching">Have the competence.</param>
/// <param name="Callable">And may be called for it now.</param>
public sealed record MatchCount(int Matching, int Callable);

/// <summary>More about the volunteers whom a need finds.</summary>
/// <param name="BySms">Of those who may be called, how many can be reached by text message too.</param>
/// <param name="OnDuty">Of those who may be called, how many work just now.</param>
/// <param name="Unreached">Of those who may be called, how many could not be reached in Teams the last time.</param>
/// <param name="Elsewhere">Of those who may be called, how many may be called by another organisation in a disaster.</param>
/// <param name="NotCalled">Those who have the competence and may not be called, by the first reason.</param>
public sealed record MatchDetails(int BySms, int OnDuty, int Unreached, int Elsewhere, IReadOnlyDictionary<Callability, int> NotCalled);
