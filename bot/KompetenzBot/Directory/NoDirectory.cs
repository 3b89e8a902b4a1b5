using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;

namespace KompetenzBot.Directory;

/// <summary>No directory is configured: nobody is known beyond what Teams says of them, and nobody has a role in it.</summary>
internal sealed class NoDirectory : IPeople, IWorkingHours, IRoles
{
    Task<Person?> IPeople.FindAsync(UserId user, CancellationToken cancellationToken) => Task.FromResult<Person?>(null);

    Task<WorkingHours?> IWorkingHours.FindAsync(UserId user, CancellationToken cancellationToken) => Task.FromResult<WorkingHours?>(null);

    public ValueTask<bool> HasAsync(UserId user, Role role, CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
