using KompetenzBot.Competences;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using NodaTime;

namespace KompetenzBot.Alarms;

/// <summary>Finds for each volunteer the need for which to call them. Pure; prepared once for many profiles. Not safe for concurrent use.</summary>
public sealed class NeedMatching
{
    private readonly PreparedNeed[] _needs;
    private readonly int[] _matching;
    private readonly int[] _callable;
    private readonly List<(Profile Profile, int[] Needs)> _people = [];
    private readonly string _noticeVersion;
    private readonly DateTimeOffset _now;
    private readonly Period? _rest;
    private readonly Dictionary<Callability, int>[] _notCalled;
    private readonly int[] _bySms;
    private readonly int[] _elsewhere;
    private readonly CompetenceCatalogue _catalogue;

    /// <summary>Prepares the needs.</summary>
    public NeedMatching(IReadOnlyList<Need> needs, CompetenceCatalogue catalogue, DutyClock duty, string noticeVersion, DateTimeOffset now, Period? rest = null)
    {
        _needs = [.. needs.Select(need => new PreparedNeed(
            CompetenceMatcher.Prepare(need.Query, catalogue),
            new WorkTime(need.From, need.To, duty)))];
        _matching = new int[_needs.Length];
        _callable = new int[_needs.Length];
        _notCalled = [.. _needs.Select(_ => new Dictionary<Callability, int>())];
        _bySms = new int[_needs.Length];
        _elsewhere = new int[_needs.Length];
        (_noticeVersion, _now, _rest, _catalogue) = (noticeVersion, now, rest, catalogue);
    }

    /// <summary>Takes one profile into account.</summary>
    public void Add(Profile profile)
    {
        List<int> open = [];
        for (var i = 0; i < _needs.Length; i++)
        {
            if (!_needs[i].Query.Matches(profile.AsCandidate(_needs[i].Time.Day)))
            {
                continue;
            }

            _matching[i]++;
            var callability = CallRules.Check(profile, _noticeVersion, _needs[i].Time, _now, _rest);
            if (callability == Callability.Callable)
            {
                _callable[i]++;
                _bySms[i] += profile is { Consent.Sms: true, Mobile: not null } ? 1 : 0;
                _elsewhere[i] += profile.Competences.Any(held => _catalogue.Find(held.CompetenceId)?.MayBeCalledElsewhere == true) ? 1 : 0;
                open.Add(i);
            }
            else
            {
                _notCalled[i][callability] = _notCalled[i].GetValueOrDefault(callability) + 1;
            }
        }

        if (open.Count > 0)
        {
            _people.Add((profile, [.. open]));
        }
    }

    /// <summary>How many have what each need asks for, and how many of them may be called now. A person may count for several needs.</summary>
    public IReadOnlyList<MatchCount> Counts() => [.. _matching.Zip(_callable, (matching, callable) => new MatchCount(matching, callable))];

    /// <summary>More about those whom each need finds: how they can be reached, who may be missing, and why others are not called.</summary>
    public IReadOnlyList<MatchDetails> Details() => [.. _needs.Select((_, i) => new MatchDetails(_bySms[i], _elsewhere[i], _notCalled[i]))];

    /// <summary>How many people would be called in all, each counted once.</summary>
    public int People => _people.Count;

    /// <summary>Whom to call and for which need, by its position: each person once, for the need that the fewest people can fill.</summary>
    public IEnumerable<(Profile Profile, int Need)> Calls() =>
        _people.Select(person => (person.Profile, person.Needs.MinBy(need => _callable[need])));

    private sealed record PreparedNeed(PreparedQuery Query, WorkTime Time);
}

/// <summary>How many volunteers a need finds.</summary>
/// <param name="Matching">Have the competence.</param>
/// <param name="Callable">And may be called for it now.</param>
public sealed record MatchCount(int Matching, int Callable);

/// <summary>More about the volunteers whom a need finds.</summary>
/// <param name="BySms">Of those who may be called, how many can be reached by text message too.</param>
/// <param name="Elsewhere">Of those who may be called, how many may be called by another organisation in a disaster.</param>
/// <param name="NotCalled">Those who have the competence and may not be called, by the first reason.</param>
public sealed record MatchDetails(int BySms, int Elsewhere, IReadOnlyDictionary<Callability, int> NotCalled);
