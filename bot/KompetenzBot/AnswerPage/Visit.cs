using KompetenzBot.Alarms;
using KompetenzBot.Profiles;

namespace KompetenzBot.AnswerPage;

/// <summary>What the page knows when a link is opened.</summary>
/// <param name="Profile">Whose link it is.</param>
/// <param name="IsDrill">Whether the alarm is, or was, a drill.</param>
/// <param name="Call">What there is to answer; null: the alarm is over.</param>
/// <param name="Ended">The alarm, where it is over and not yet settled.</param>
/// <param name="Now">The time.</param>
internal sealed record Visit(Profile Profile, bool IsDrill, OpenCall? Call, Alarm? Ended, DateTimeOffset Now);

/// <summary>A call that can be answered.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="Person">The person as called, with what they said last.</param>
/// <param name="Missing">Other needs for which people are still missing and that the person can fill.</param>
internal sealed record OpenCall(Alarm Alarm, CalledPerson Person, IReadOnlyList<Need> Missing)
{
    /// <summary>The need for which they are called.</summary>
    public Need Need => Alarm.Needs.First(need => need.Number == Person.Need);

    /// <summary>Whether enough others come, or did until somebody changed their mind.</summary>
    public bool IsAboutWaiting => Person.Answer is not (AnswerKind.Accepted or AnswerKind.Declined) && (Need.IsCovered || Person.Answer == AnswerKind.Waitlisted);
}
