using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using NodaTime;

namespace KompetenzBot.Alarms.Matching;

/// <summary>What decides at one moment whether a volunteer may be called for a need.</summary>
/// <param name="NoticeVersion">The privacy notice in force.</param>
/// <param name="Now">When the call goes out.</param>
public sealed record MatchRules(string NoticeVersion, DateTimeOffset Now)
{
    /// <summary>How long people rest after a deployment; null: no matter.</summary>
    public Period? Rest { get; init; }

    /// <summary>Who has accepted another alarm.</summary>
    public CommittedPeople Committed { get; init; } = CommittedPeople.Nobody;

    /// <summary>How many people of one department may be deployed at the same time; 0: no matter.</summary>
    public int DepartmentLimit { get; init; }

    /// <summary>How often a year a person is called for exercises; null: this is none.</summary>
    public int? MostDrills { get; init; }

    /// <summary>Whether people are only asked what they know.</summary>
    public bool IsEnquiry { get; init; }

    /// <summary>Applies what the person agreed to, then what the city's own work and other alarms ask for.</summary>
    public Callability Check(Profile profile, WorkTime time) => IsEnquiry ? CallRules.CheckQuestion(profile, NoticeVersion, Now) : CallRules.Check(profile, NoticeVersion, time, Now, Rest) switch
    {
        Callability.Callable when Committed.IsBound(profile.User, time) => Callability.Bound,
        Callability.Callable when DepartmentLimit > 0 && Committed.Of(profile.Department) >= DepartmentLimit => Callability.DepartmentLimit,
        Callability.Callable when MostDrills is { } most && profile.Drills.Count(day => day > DateOnly.FromDateTime(Now.UtcDateTime).AddYears(-1)) >= most => Callability.EnoughDrills,
        var callability => callability,
    };
}
