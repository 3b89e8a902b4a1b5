using KompetenzBot.Audit;
using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary>"Keine SMS mehr": takes back the consent to text messages at once; everything else that was agreed to stays.</summary>
public sealed class SmsOptOut(IProfileStore profiles, IAuditTrail audit)
{
    /// <summary>Does nothing for somebody who had not agreed.</summary>
    public async Task StopAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var had = false;
        var profile = await profiles.ChangeAsync(
            user,
            stored =>
            {
                had = stored.Consent.Sms;
                return Without(stored, now);
            },
            cancellationToken);
        if (had && profile is not null)
        {
            var detail = $"{profile.Consent.NoticeVersion} sms={profile.Consent.Sms} calendar={profile.Consent.Calendar}";
            await audit.AppendAsync(new AuditEntry(AuditEvent.Consented, profile.Pseudonym, AuditActors.Volunteer, detail, now), cancellationToken);
        }
    }

    /// <summary>Counts as an edit of the person, so that a dialog that is open in Teams does not bring the old consent back.</summary>
    internal static Profile Without(Profile profile, DateTimeOffset now) => !profile.Consent.Sms ? profile : profile with
    {
        Revision = profile.Revision + 1,
        Consent = profile.Consent with { Sms = false, GivenAt = now },
        ConsentHistory = [.. profile.ConsentHistory, profile.Consent],
        Pseudonym = profile.Pseudonym.Length > 0 ? profile.Pseudonym : Guid.NewGuid().ToString("N"),
    };
}
