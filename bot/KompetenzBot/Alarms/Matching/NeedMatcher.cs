using KompetenzBot.Competences;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Matching;

/// <summary>Matches needs against all profiles.</summary>
public sealed class NeedMatcher(IProfileStore profiles, INoticeInForce notice, ICatalogues catalogues, DutyClock clock, Commitments commitments, IOptions<AlarmOptions> options)
{
    /// <summary>Reads every profile once.</summary>
    /// <param name="needs">Who is needed.</param>
    /// <param name="now">Pauses and consent are judged at this time.</param>
    /// <param name="kind">What is not looked at or looked at besides.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<NeedMatching> MatchAsync(IReadOnlyList<Need> needs, DateTimeOffset now, MatchKind kind, CancellationToken cancellationToken)
    {
        var rules = new MatchRules(notice.Version, now)
        {
            IsEnquiry = kind.IsEnquiry,
            Rest = kind.IgnoresRest ? null : options.Value.Rest,
            Committed = await commitments.FindAsync(kind.Alarm, now, withDepartments: options.Value.DepartmentLimit > 0, cancellationToken),
            DepartmentLimit = options.Value.DepartmentLimit,
            MostDrills = kind.IsDrill ? options.Value.DrillsPerYear : null,
        };
        var matching = new NeedMatching(needs, catalogues.Current, clock, rules);
        await foreach (var profile in profiles.ScanAsync(cancellationToken))
        {
            matching.Add(profile);
        }

        return matching;
    }
}

/// <summary>For what people are matched.</summary>
/// <param name="Alarm">The alarm; null: none yet. Who has accepted it is not bound elsewhere by it.</param>
/// <param name="IsDrill">Whether for an exercise.</param>
/// <param name="IgnoresRest">Whether those too may be called who rest after a deployment.</param>
/// <param name="IsEnquiry">Whether people are only asked what they know.</param>
public readonly record struct MatchKind(WorkId? Alarm = null, bool IsDrill = false, bool IgnoresRest = false, bool IsEnquiry = false)
{
    /// <summary>For an alarm as it was issued.</summary>
    public static MatchKind Of(Alarm alarm) => new(alarm.Id, alarm.IsDrill, alarm.IgnoresRest, alarm.IsEnquiry);
}
