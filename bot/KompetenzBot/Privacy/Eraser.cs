using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Profiles;

namespace KompetenzBot.Privacy;

/// <summary>Removes a person from every place that holds personal data.</summary>
/// <param name="places">In the order in which someone who asks is erased; the profile first.</param>
/// <param name="profiles">Says by which pseudonym the trail knows them.</param>
/// <param name="dialogs">Whoever asks does so in a dialog, whose end forgets them all; everybody else's are forgotten here.</param>
/// <param name="audit">The trail.</param>
public sealed class Eraser(IEnumerable<IPersonalData> places, IProfileStore profiles, IDialogStore dialogs, IAuditTrail audit)
{
    /// <summary>Erases; may be called again after it was interrupted. What remains is an entry that nobody can connect to the person.</summary>
    public async Task EraseAsync(UserId user, ErasureCause cause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pseudonym = (await profiles.FindAsync(user, cancellationToken))?.Profile.Pseudonym;
        if (cause == ErasureCause.Asked)
        {
            await EraseAsync(user, places, cancellationToken);
            await RecordAsync(pseudonym, AuditActors.Volunteer, cause, now, cancellationToken);
            return;
        }

        // nobody asks a second time after a crash: the profile, by which such a person is found again, goes last; they are not called any more anyway
        IPersonalData[] profileLast = [.. places.Reverse()];
        await dialogs.ForgetAsync(user, cancellationToken);
        await EraseAsync(user, profileLast[..^1], cancellationToken);
        await RecordAsync(pseudonym, AuditActors.System, cause, now, cancellationToken);
        await EraseAsync(user, profileLast[^1..], cancellationToken);
    }

    private static async Task EraseAsync(UserId user, IEnumerable<IPersonalData> places, CancellationToken cancellationToken)
    {
        foreach (var place in places)
        {
            await place.EraseAsync(user, cancellationToken);
        }
    }

    private Task RecordAsync(string? pseudonym, string actor, ErasureCause cause, DateTimeOffset now, CancellationToken cancellationToken) =>
        pseudonym is null ? Task.CompletedTask : audit.AppendAsync(new AuditEntry(AuditEvent.Erased, pseudonym, actor, cause.ToString(), now), cancellationToken);
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
