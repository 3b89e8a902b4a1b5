using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Reminders;

/// <summary>When a person works: what they said, or what their calendar says where they consented to it; else the city's duty hours.</summary>
public sealed class PersonalHours(IWorkingHours calendar, INoticeInForce notice, DutyClock clock, IOptions<DutyHoursOptions> options)
{
    /// <summary>The hours.</summary>
    public async Task<WorkingHours> OfAsync(Profile profile, CancellationToken cancellationToken) => options.Value.Source switch
    {
        WorkingHoursSource.Directory when profile.Consent.Calendar && profile.Consent.NoticeVersion == notice.Version => await calendar.FindAsync(profile.User, cancellationToken) ?? clock.Usual,
        WorkingHoursSource.Person => profile.WorkingHours ?? clock.Usual,
        _ => clock.Usual,
    };
}
