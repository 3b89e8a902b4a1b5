using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary>Changes of a profile that make sense whatever else was changed meanwhile.</summary>
public static class ProfileChanges
{
    private const int Attempts = 10;

    /// <summary>Reads, changes and saves; after a conflict from the read again.</summary>
    /// <param name="profiles">The store.</param>
    /// <param name="user">Whose profile.</param>
    /// <param name="change">Makes the new state out of the present one; the same one for "nothing to change". May be called several times.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The profile as it now is, or null if there is none.</returns>
    /// <exception cref="InvalidOperationException">The profile is being changed from too many places at once.</exception>
    public static async Task<Profile?> ChangeAsync(this IProfileStore profiles, UserId user, Func<Profile, Profile> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await profiles.FindAsync(user, cancellationToken) is not { } stored)
            {
                return null;
            }

            var changed = change(stored.Profile);
            if (changed == stored.Profile || await profiles.TrySaveAsync(changed, stored.Version, cancellationToken))
            {
                return changed;
            }
        }

        throw new InvalidOperationException("The profile is being changed from several places at once.");
    }
}
