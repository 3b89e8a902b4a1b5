using KompetenzBot.DutyHours;
using NodaTime;

namespace KompetenzBot.Profiles;

/// <summary>Why a volunteer is or is not called; the first reason that applies.</summary>
public enum Callability
{
    /// <summary>May be called.</summary>
    Callable,

    /// <summary>Has not agreed to the current privacy notice.</summary>
    NoConsent,

    /// <summary>Paused.</summary>
    Paused,

    /// <summary>No longer in the city's directory.</summary>
    Left,

    /// <summary>Rests after a deployment.</summary>
    Resting,

    /// <summary>Did not agree to be called for this.</summary>
    NotForThis,

    /// <summary>Did not agree to be called at this time.</summary>
    NotAtThisTime,

    /// <summary>Has accepted another alarm at the same time.</summary>
    Bound,

    /// <summary>As many people of the department are deployed as may be.</summary>
    DepartmentLimit,

    /// <summary>Was called for as many exercises this year as may be.</summary>
    EnoughDrills,
}

/// <summary>Decides whom an alarm may reach at all, before any competence counts.</summary>
public static class CallRules
{
    /// <summary>Whether a volunteer may be asked what they know. When does not matter: they are asked while they work.</summary>
    public static Callability CheckQuestion(Profile profile, string noticeVersion, DateTimeOffset now) => profile switch
    {
        _ when profile.Consent.NoticeVersion != noticeVersion => Callability.NoConsent,
        _ when profile.IsPausedAt(now) => Callability.Paused,
        { LeftAt: not null } => Callability.Left,
        _ when !profile.Purposes.HasFlag(Purposes.Questions) => Callability.NotForThis,
        _ => Callability.Callable,
    };

    /// <summary>Applies a volunteer's consent, pause, purposes and availability to one need.</summary>
    /// <param name="profile">The volunteer.</param>
    /// <param name="noticeVersion">The privacy notice in force.</param>
    /// <param name="time">When the work is.</param>
    /// <param name="now">When the call goes out.</param>
    /// <param name="rest">How long people rest after a deployment, counted from its end; null: no matter.</param>
    public static Callability Check(Profile profile, string noticeVersion, WorkTime time, DateTimeOffset now, Period? rest = null)
    {
        var phase = time.PhaseFor(profile.WorkingHours);
        var purpose = phase == WeekPhase.DutyHours ? Purposes.DeploymentOnDuty : Purposes.DeploymentOffDuty;
        var needed = phase switch
        {
            WeekPhase.DutyHours => Availability.DutyHours,
            WeekPhase.Weekend => Availability.Weekends,
            _ => Availability.Nights,
        };
        return profile switch
        {
            _ when profile.Consent.NoticeVersion != noticeVersion => Callability.NoConsent,
            _ when profile.IsPausedAt(now) => Callability.Paused,
            { LeftAt: not null } => Callability.Left,
            _ when rest is not null && profile.Deployments.Any(deployment => time.IsWithin(deployment.To, rest)) => Callability.Resting,
            _ when !profile.Purposes.HasFlag(purpose) => Callability.NotForThis,
            _ when time.TouchesNight && profile.Limits.HasFlag(Limits.NoNights) => Callability.NotAtThisTime,
            _ when !profile.Availability.HasFlag(needed) => Callability.NotAtThisTime,
            _ => Callability.Callable,
        };
    }
}
