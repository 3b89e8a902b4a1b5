using KompetenzBot.Competences;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Answering;

/// <summary>What is still missing in an alarm and a person could fill, besides the need for which they were called.</summary>
internal static class OpenNeeds
{
    public static IEnumerable<Need> For(Alarm alarm, int called, Profile? profile, CompetenceCatalogue catalogue, DutyClock clock) => profile is null ? [] : alarm.Needs.Where(need =>
        need.Number != called && !need.IsCovered && CompetenceMatcher.Prepare(need.Query, catalogue).Matches(profile.AsCandidate(clock.DayOf(need.From))));
}
