using KompetenzBot.Conversations;

namespace KompetenzBot.Reminders.Leavers;

/// <summary>Who works for the city, as its directory says. Nothing here throws because of the directory.</summary>
public interface IStaff
{
    /// <summary>Whether there is a directory to ask.</summary>
    bool IsKnown { get; }

    /// <summary>What has changed since a bookmark, or who is there where there is no bookmark or it is no longer worth anything; null where the directory cannot be asked now.</summary>
    Task<StaffChanges?> ReadChangesAsync(string? bookmark, CancellationToken cancellationToken);

    /// <summary>Looks each of these people up, at this moment.</summary>
    Task<IReadOnlyDictionary<UserId, Presence>> LookAsync(IReadOnlyCollection<UserId> people, CancellationToken cancellationToken);
}

/// <summary>What changed in the directory.</summary>
/// <param name="Everybody">Whether this is all people and not only those who changed.</param>
/// <param name="Present">Who is there, with an account that is enabled.</param>
/// <param name="Gone">Who was removed or has an account that was disabled.</param>
/// <param name="Bookmark">Where later changes begin. Names nobody.</param>
public sealed record StaffChanges(bool Everybody, IReadOnlySet<UserId> Present, IReadOnlySet<UserId> Gone, string Bookmark)
{
    /// <summary>Whether someone may have left. Only a hint: a list of changes can be incomplete.</summary>
    public bool Suspects(UserId user) => Gone.Contains(user) || (Everybody && !Present.Contains(user));
}

/// <summary>Whether a person is in the directory.</summary>
public enum Presence
{
    /// <summary>The directory did not say.</summary>
    Unknown,

    /// <summary>With an account that is enabled.</summary>
    Present,

    /// <summary>Deleted, or with an account that was disabled.</summary>
    Gone,
}
