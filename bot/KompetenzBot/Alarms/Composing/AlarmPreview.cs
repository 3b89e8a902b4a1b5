using KompetenzBot.Competences;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Composing;

/// <summary>Counts who matches, over all profiles.</summary>
public sealed class AlarmPreview(IProfileStore profiles, CompetenceCatalogue catalogue, DutyClock clock, IOptions<PrivacyOptions> privacy)
{
    /// <summary>Per need, and how many people in all.</summary>
    public async Task<(IReadOnlyList<MatchCount> Counts, int People)> CountAsync(AlarmPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var matching = new NeedMatching(plan.Needs, catalogue, clock, privacy.Value.NoticeVersion, now);
        await foreach (var profile in profiles.ScanAsync(cancellationToken))
        {
            matching.Add(profile);
        }

        return (matching.Counts(), matching.People);
    }
}
