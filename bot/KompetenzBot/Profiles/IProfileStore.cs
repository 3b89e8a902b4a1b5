using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary>Where profiles are kept. Every write says which version it is based on.</summary>
public interface IProfileStore
{
    /// <summary>The profile and its version, or null.</summary>
    Task<StoredProfile?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Reads the profiles of many at once, for <see cref="FindRecentAsync"/>.</summary>
    Task LookAheadAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken);

    /// <summary>The profile, or null, as it was at most two seconds ago; what this instance has written since is in it.</summary>
    Task<Profile?> FindRecentAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Saves if the stored version is still the given one (null: there is none yet). False is a conflict: nothing was written.</summary>
    Task<bool> TrySaveAsync(Profile profile, string? version, CancellationToken cancellationToken);

    /// <summary>
    /// The people at whom to look because their time has come (<see cref="Upkeep.DueAt"/>; at once for those who are not planned), or because consent to the
    /// notice in force has not been asked of them.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="notice">The version of the notice in force.</param>
    /// <param name="alsoUnplanned">Whether to look through all rows for those that an older release wrote without a time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    IAsyncEnumerable<UserId> FindDueAsync(DateTimeOffset now, string notice, bool alsoUnplanned, CancellationToken cancellationToken);

    /// <summary>Removes a profile if the stored version is still the given one (null: whichever it is). False is a conflict: nothing was removed.</summary>
    Task<bool> RemoveAsync(UserId user, string? version, CancellationToken cancellationToken);

    /// <summary>Whether there is a profile, readable or not.</summary>
    Task<bool> ExistsAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>The pseudonym of a profile; null where there is none, or none that can be read.</summary>
    Task<string?> FindPseudonymAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Notes that these people are called today. Whoever was erased meanwhile is left out; it may be noted twice.</summary>
    /// <param name="called">As they were read.</param>
    /// <param name="day">Today, in the city.</param>
    /// <param name="isDrill">Whether for an exercise.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task MarkCalledAsync(IReadOnlyCollection<Profile> called, DateOnly day, bool isDrill, CancellationToken cancellationToken);

    /// <summary>All profiles, in no order, read from several partitions at once.</summary>
    IAsyncEnumerable<Profile> ScanAsync(CancellationToken cancellationToken);
}

/// <summary>A profile as it was read.</summary>
/// <param name="Profile">The content.</param>
/// <param name="Version">To save against.</param>
public sealed record StoredProfile(Profile Profile, string Version);
