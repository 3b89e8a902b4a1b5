using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using NodaTime;

namespace KompetenzBot.Alarms.Texting;

/// <summary>Decides when a call goes out as a text message, if nothing has made it needless by then.</summary>
internal static class SmsDue
{
    /// <summary>Whoever works now is likely to look into Teams and gets time to answer there; everybody else is reached at once. Null: not by text message.</summary>
    /// <param name="profile">Who is called.</param>
    /// <param name="atOnce">Whether the coordinator wants everybody reached at once.</param>
    /// <param name="now">When the call goes out.</param>
    /// <param name="clock">The city's.</param>
    /// <param name="after">The time to answer in Teams.</param>
    public static DateTimeOffset? At(Profile profile, bool atOnce, DateTimeOffset now, DutyClock clock, Period after) => profile switch
    {
        { Consent.Sms: false } or { Mobile: null } => null,
        _ when atOnce || clock.PhaseOf(now, profile.WorkingHours ?? clock.Usual) != WeekPhase.DutyHours => now,
        _ => clock.Add(now, after),
    };
}
