using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Reminders.Leavers;

namespace KompetenzBot.Directory;

/// <summary>No directory is configured: nobody is known beyond what Teams says of them, and only break-glass users have a role.</summary>
internal sealed class NoDirectory : IPeople, IWorkingHours, IGroups, IStaff
{
    public bool IsKnown => false;

    Task<Person?> IPeople.FindAsync(UserId user, CancellationToken cancellationToken) => Task.FromResult<Person?>(null);

    Task<WorkingHours?> IWorkingHours.FindAsync(UserId user, CancellationToken cancellationToken) => Task.FromResult<WorkingHours?>(null);

    Task<IReadOnlySet<Guid>?> IGroups.FindAsync(UserId user, IReadOnlyList<Guid> groups, CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<Guid>?>(null);

    public Task<IReadOnlyList<UserId>?> ListMembersAsync(Guid group, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<UserId>?>(null);

    public Task<StaffChanges?> ReadChangesAsync(string? bookmark, CancellationToken cancellationToken) => Task.FromResult<StaffChanges?>(null);

    public Task<IReadOnlyDictionary<UserId, Presence>> LookAsync(IReadOnlyCollection<UserId> people, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<UserId, Presence>>(new Dictionary<UserId, Presence>());
}
