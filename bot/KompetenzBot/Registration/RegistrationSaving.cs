using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration;

/// <summary>Writes what was entered into the profile, and into the audit trail what was agreed to.</summary>
public sealed class RegistrationSaving(IProfileStore profiles, IPeople people, IAuditTrail audit)
{
    /// <summary>Saves, if nobody has changed the profile since the draft was begun.</summary>
    /// <param name="turn">Who.</param>
    /// <param name="draft">What was entered.</param>
    /// <param name="agreedNotice">The version of the notice that was agreed to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What became of it, and the profile as it is stored now; null if there is none.</returns>
    public async Task<(SavingOutcome Outcome, Profile? Stored)> SaveAsync(TurnContext turn, RegistrationDraft draft, string agreedNotice, CancellationToken cancellationToken)
    {
        var person = await people.FindAsync(turn.User, cancellationToken);
        while (true)
        {
            var stored = await profiles.FindAsync(turn.User, cancellationToken);
            var before = stored?.Profile;
            var profile = Merge(turn, draft, agreedNotice, before, person);
            if (RegistrationDraft.VersionOf(before) != draft.ProfileVersion)
            {
                if (before is null || !SavedCard.SaysTheSame(before, profile))
                {
                    return (SavingOutcome.ChangedMeanwhile, before);
                }

                // saved by an earlier attempt that did not come to an end: rather two entries in the trail than none
                await RecordAsync(null, before, turn.Now, cancellationToken);
                return (SavingOutcome.Saved, before);
            }

            if (await profiles.TrySaveAsync(profile, stored?.Version, cancellationToken))
            {
                await RecordAsync(before, profile, turn.Now, cancellationToken);
                return (SavingOutcome.Saved, profile);
            }
        }
    }

    /// <summary>What was entered, and what the dialog does not ask about as it was. A consent that says the same as before keeps its date.</summary>
    private static Profile Merge(TurnContext turn, RegistrationDraft draft, string agreedNotice, Profile? before, Person? person)
    {
        var given = before?.Consent;
        var consent = new Consent(agreedNotice, turn.Now, draft.Sms) { Calendar = draft.Calendar };
        var same = given is not null && given with { GivenAt = turn.Now } == consent;
        return ProfileActions.Confirmed(draft.ApplyTo(before ?? RegistrationDraft.Nobody with { User = turn.User, RegisteredAt = turn.Now }), turn.Now) with
        {
            Revision = (before?.Revision ?? 0) + 1,
            Name = person?.Name ?? turn.Name,
            Department = person?.Department ?? before?.Department,
            Culture = turn.Culture.TwoLetterISOLanguageName,
            Consent = same ? given! : consent,
            ConsentHistory = same || given is null ? before?.ConsentHistory ?? [] : [.. before!.ConsentHistory, given],
            Pseudonym = before?.Pseudonym is { Length: > 0 } pseudonym ? pseudonym : Guid.NewGuid().ToString("N"),
        };
    }

    private async Task RecordAsync(Profile? before, Profile after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (before?.Consent != after.Consent)
        {
            var detail = $"{after.Consent.NoticeVersion} sms={after.Consent.Sms} calendar={after.Consent.Calendar}";
            await audit.AppendAsync(new AuditEntry(AuditEvent.Consented, after.Pseudonym, AuditActors.Volunteer, detail, now), cancellationToken);
        }

        var what = before is null ? AuditEvent.Registered : AuditEvent.Changed;
        await audit.AppendAsync(new AuditEntry(what, after.Pseudonym, AuditActors.Volunteer, string.Empty, now), cancellationToken);
    }
}

/// <summary>What became of saving.</summary>
public enum SavingOutcome
{
    /// <summary>It is stored.</summary>
    Saved,

    /// <summary>Somebody, such as the same person on another device, has changed the profile meanwhile; nothing was written.</summary>
    ChangedMeanwhile,
}
