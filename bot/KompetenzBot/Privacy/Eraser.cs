using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Profiles;

namespace KompetenzBot.Privacy;

/// <summary>Removes a person from every place that holds personal data.</summary>
public sealed class Eraser(IEnumerable<IPersonalData> places, IProfileStore profiles, IDialogStore dialogs, IAuditTrail audit)
{
    /// <summary>Erases; may be called again after it was interrupted. What remains is an entry that nobody can connect to the person.</summary>
    public async Task EraseAsync(UserId user, ErasureCause cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pseudonym = (await profiles.FindAsync(user, cancellationToken))?.Profile.Pseudonym;
        foreach (var place in places)
        {
            await place.EraseAsync(user, cancellationToken);
        }

        if (cause != ErasureCause.Asked)
        {
            // whoever asks does so in a dialog, whose end forgets them all
            await dialogs.ForgetAsync(user, cancellationToken);
        }

        if (pseudonym is not null)
        {
            await audit.AppendAsync(
                new AuditEntry(AuditEvent.Erased, pseudonym, cause == ErasureCause.Asked ? AuditActors.Volunteer : AuditActors.System, cause.ToString(), now), cancellationToken);
        }
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
}
