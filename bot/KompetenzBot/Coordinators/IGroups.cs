using KompetenzBot.Conversations;

namespace KompetenzBot.Coordinators;

/// <summary>The groups of the city's directory.</summary>
public interface IGroups
{
    /// <summary>
    /// Which of these groups a person is in now, also through other groups; null where the directory cannot be asked now. Never throws because of the directory.
    /// What is asked several times within one moment may be one question to the directory.
    /// </summary>
    Task<IReadOnlySet<Guid>?> FindAsync(UserId user, IReadOnlyList<Guid> groups, CancellationToken cancellationToken);

    /// <summary>Everybody in a group, also through other groups; null where the directory cannot be asked now. Never throws because of the directory.</summary>
    Task<IReadOnlyList<UserId>?> ListMembersAsync(Guid group, CancellationToken cancellationToken);
}
