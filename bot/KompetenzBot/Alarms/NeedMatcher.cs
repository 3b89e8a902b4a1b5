using KompetenzBot.Competences;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms;

/// <summary>Matches needs against all profiles.</summary>
public sealed class NeedMatcher(IProfileStore profiles, ICatalogues catalogues, DutyClock clock, IOptions<PrivacyOptions> privacy, IOptions<AlarmOptions> options)
{
    /// <summary>Reads every profile once.</summary>
    /// <param name="needs">Who is needed.</param>
    /// <param name="now">Pauses and consent are judged at this time.</param>
    /// <param name="ignoreRest">Whether those too may be called who rest after a deployment.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<NeedMatching> MatchAsync(IReadOnlyList<Need> needs, DateTimeOffset now, bool ignoreRest, CancellationToken cancellationToken)
    {
        var matching = new NeedMatching(needs, catalogues.Current, clock, privacy.Value.NoticeVersion, now, ignoreRest ? null : options.Value.Rest);
        await foreach (var profile in profiles.ScanAsync(cancellationToken))
        {
            matching.Add(profile);
        }

        return matching;
    }
}
