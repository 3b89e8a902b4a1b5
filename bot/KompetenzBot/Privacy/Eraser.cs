using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Profiles;

namespace KompetenzBot.Privacy;

/// <summary>
/// Removes a person from every place that holds personal data: the profile first, so that they are not called any more, then everything else, then the entry
/// in the trail. A row says that it has begun until it has ended; <see cref="ErasureFinisher"/> goes on with what a crash interrupted.
/// </summary>
/// <param name="places">Everything besides the profile, in any order.</param>
/// <param name="profiles">Goes first.</param>
/// <param name="erasures">Those under way.</param>
/// <param name="dialogs">Whoever asks does so in a dialog, whose end forgets them all; everybody else's are forgotten here.</param>
/// <param name="audit">The trail.</param>
/// <param name="ledger">Keeps that it happened.</param>
public sealed class Eraser(IEnumerable<IPersonalData> places, IProfileStore profiles, IErasures erasures, IDialogStore dialogs, IAuditTrail audit, IErasureLedger ledger)
{
    /// <summary>Erases somebody who asks for it, also where the profile cannot be read.</summary>
    public async Task EraseAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var erasure = new Erasure(user, await profiles.FindPseudonymAsync(user, cancellationToken), ErasureCause.Asked, now);
        await erasures.BeginAsync(erasure, cancellationToken);
        await profiles.RemoveAsync(user, version: null, cancellationToken);
        await FinishAsync(erasure, cancellationToken);
    }

    /// <summary>Erases somebody who did not ask for it, unless their profile has changed since it was read: whoever says that everything is right stays.</summary>
    /// <returns>False if they stay.</returns>
    public async Task<bool> TryEraseAsync(StoredProfile stored, ErasureCause cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var erasure = new Erasure(stored.Profile.User, stored.Profile.Pseudonym, cause, now);
        await erasures.BeginAsync(erasure, cancellationToken);
        if (!await profiles.RemoveAsync(erasure.User, stored.Version, cancellationToken))
        {
            await erasures.EndAsync(erasure.User, cancellationToken);
            return false;
        }

        await dialogs.ForgetAsync(erasure.User, cancellationToken);
        await FinishAsync(erasure, cancellationToken);
        return true;
    }

    /// <summary>Writes down that somebody is to be erased whom a copy of the tables has brought back.</summary>
    public async Task<Erasure> BeginAgainAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var erasure = new Erasure(user, await profiles.FindPseudonymAsync(user, cancellationToken), ErasureCause.Restored, now);
        await erasures.BeginAsync(erasure, cancellationToken);
        return erasure;
    }

    /// <summary>Goes on with an erasure that was interrupted. Whoever has a profile although they did not ask for it stays.</summary>
    public async Task ResumeAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        if (erasure.Cause is ErasureCause.Silent or ErasureCause.Left && await profiles.ExistsAsync(erasure.User, cancellationToken))
        {
            await erasures.EndAsync(erasure.User, cancellationToken);
            return;
        }

        await profiles.RemoveAsync(erasure.User, version: null, cancellationToken);
        await dialogs.ForgetAsync(erasure.User, cancellationToken);
        await FinishAsync(erasure, cancellationToken);
    }

    private async Task FinishAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        foreach (var place in places)
        {
            await place.EraseAsync(erasure.User, cancellationToken);
        }

        if (erasure.Pseudonym is { } pseudonym)
        {
            var actor = erasure.Cause == ErasureCause.Asked ? AuditActors.Volunteer : AuditActors.System;
            await audit.AppendAsync(new AuditEntry(AuditEvent.Erased, pseudonym, actor, erasure.Cause.ToString(), erasure.At), cancellationToken);
        }

        await ledger.AddAsync(erasure.User, erasure.At, cancellationToken);
        await erasures.EndAsync(erasure.User, cancellationToken);
    }
}

/// <summary>Why a person is erased.</summary>
public enum ErasureCause
{
    /// <summary>They asked for it.</summary>
    Asked,

    /// <summary>They did not answer the questions whether their profile is still right.</summary>
    Silent,

    /// <summary>They are no longer in the city's directory.</summary>
    Left,

    /// <summary>They had been erased, and a copy of the tables brought them back.</summary>
    Restored,
}
