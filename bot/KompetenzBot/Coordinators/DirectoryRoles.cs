using KompetenzBot.Conversations;

namespace KompetenzBot.Coordinators;

/// <summary>Roles as the directory's groups give them, asked each time. Break-glass users are coordinators without the directory being asked.</summary>
internal sealed class DirectoryRoles(GroupRoles roles, IGroups groups, BreakGlass breakGlass) : ICoordinators, IRoles
{
    public IReadOnlyList<Body> Bodies => roles.Bodies;

    public async ValueTask<Coordinator?> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        if (Bodies is [var first, ..] && breakGlass.Has(user))
        {
            await breakGlass.RecordUseAsync(user, first, cancellationToken);
            return new Coordinator(user, first);
        }

        return await MembershipsAsync(user, cancellationToken) is { } memberships && roles.BodyOf(memberships) is { } body ? new Coordinator(user, body) : null;
    }

    public async ValueTask<bool> IsOneAsync(UserId user, CancellationToken cancellationToken) =>
        breakGlass.Has(user) || (await MembershipsAsync(user, cancellationToken) is { } memberships && roles.BodyOf(memberships) is not null);

    public async ValueTask<bool> HasAsync(UserId user, Role role, CancellationToken cancellationToken) =>
        await MembershipsAsync(user, cancellationToken) is { } memberships && roles.Has(memberships, role);

    private async ValueTask<IReadOnlySet<Guid>?> MembershipsAsync(UserId user, CancellationToken cancellationToken) =>
        roles.All.Count == 0 ? null : await groups.FindAsync(user, roles.All, cancellationToken);
}
