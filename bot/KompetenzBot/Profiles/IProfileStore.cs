using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary>Where profiles are kept. Every write says which version it is based on.</summary>
public interface IProfileStore
{
    /// <summary>The profile and its version, or null.</summary>
    Task<StoredProfile?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Saves if the stored version is still the given one (null: there is none yet). False is a conflict: nothing was written.</summary>
    Task<bool> TrySaveAsync(Profile profile, string? version, CancellationToken cancellationToken);

    /// <summary>All profiles, in no order, read from several partitions at once.</summary>
    IAsyncEnumerable<Profile> ScanAsync(CancellationToken cancellationToken);
}

/// <summary>A profile as it was read.</summary>
/// <param name="Profile">The content.</param>
/// <param name="Version">To save against.</param>
public sealed record StoredProfile(Profile Profile, string Version);
