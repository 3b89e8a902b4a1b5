using KompetenzBot.Competences;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;

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

    /// <summary>Prepares the needs.</summary>
    public NeedMatching(IReadOnlyList<Need> needs, CompetenceCatalogue catalogue, DutyClock duty, string noticeVersion, DateTimeOffset now)
    {
        _needs = [.. needs.Select(need => new PreparedNeed(
            CompetenceMatcher.Prepare(need.Query, catalogue),
            new WorkTime(need.From, need.To, duty)))];
        _matching = new int[_needs.Length];
        _callable = new int[_needs.Length];
        (_noticeVersion, _now) = (noticeVersion, now);
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
            if (CallRules.Check(profile, _noticeVersion, _needs[i].Time, _now) == Callability.Callable)
            {
                _callable[i]++;
                open.Add(i);
            }
        }

        if (open.Count > 0)
        {
            _people.Add((profile, [.. open]));
        }
    }

    /// <summary>How many have what each need asks for, and how many of them may be called now. A person may count for several needs.</summary>
    public IReadOnlyList<MatchCount> Counts() => [.. _matching.Zip(_callable, (matching, callable) => new MatchCount(matching, callable))];

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
