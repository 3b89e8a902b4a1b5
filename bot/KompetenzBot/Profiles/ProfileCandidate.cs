using KompetenzBot.Competences;

namespace KompetenzBot.Profiles;

/// <summary>Shows a profile to a query.</summary>
public static class ProfileCandidate
{
    /// <summary>What a query may know of the person on a day of the city's calendar.</summary>
    public static Candidate AsCandidate(this Profile profile, DateOnly day) => new(profile.Competences, day, TimesOf(profile.Availability));

    private static AvailableTimes TimesOf(Availability availability) =>
        (availability.HasFlag(Availability.DutyHours) ? AvailableTimes.DutyHours : AvailableTimes.None)
        | (availability.HasFlag(Availability.Nights) ? AvailableTimes.Nights : AvailableTimes.None)
        | (availability.HasFlag(Availability.Weekends) ? AvailableTimes.Weekends : AvailableTimes.None);
}
