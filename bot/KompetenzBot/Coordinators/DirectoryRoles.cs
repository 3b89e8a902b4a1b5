using KompetenzBot.Conversations;

namespace KompetenzBot.Coordinators;

/// <summary>
/// Roles as the directory's groups give them, asked each time. While the directory does not answer, what it said last counts for some hours. Break-glass
/// users are coordinators without the directory being asked.
/// </summary>
internal sealed class DirectoryRoles(GroupRoles roles, IGroups groups, LastKnownGroups known, BreakGlass breakGlass) : ICoordinators, IRoles
{
    private static readonly Memberships Nothing = new(new HashSet<Guid>(), IsFresh: true);

    public IReadOnlyList<Body> Bodies => roles.Bodies;

    public async ValueTask<Coordinator?> FindAsync(UserId user, CancellationToken cancellationToken)
    {
        if (Bodies is [var first, ..] && breakGlass.Has(user))
        {
            await breakGlass.RecordUseAsync(user, first, cancellationToken);
            return new Coordinator(user, first);
        }

        if (await MembershipsAsync(user, cancellationToken) is not { } memberships || roles.BodyOf(memberships.Groups) is not { } body)
        {
            return null;
        }

        if (!memberships.IsFresh)
        {
            await known.RecordUseAsync(user, body, cancellationToken);
        }

        return new Coordinator(user, body);
    }

    public async ValueTask<bool> IsKnownAsync(UserId user, CancellationToken cancellationToken) =>
        breakGlass.Has(user) || await MembershipsAsync(user, cancellationToken) is not null;

    public async ValueTask<bool> IsOneAsync(UserId user, CancellationToken cancellationToken) =>
        breakGlass.Has(user) || (await MembershipsAsync(user, cancellationToken) is { } memberships && roles.BodyOf(memberships.Groups) is not null);

    /// <summary>What is not urgent waits for the directory.</summary>
    public async ValueTask<bool> HasAsync(UserId user, Role role, CancellationToken cancellationToken) =>
        await MembershipsAsync(user, cancellationToken) is { } memberships && (memberships.IsFresh || role is Role.Approver or Role.Administrator) && roles.Has(memberships.Groups, role);

    public bool IsConfigured(Role role) => roles.Of(role).Count > 0;

    public async Task<IReadOnlyList<UserId>?> ListAsync(Role role, CancellationToken cancellationToken)
    {
        HashSet<UserId> members = [];
        foreach (var group in roles.Of(role))
        {
            if (await groups.ListMembersAsync(group, cancellationToken) is not { } found)
            {
                return null;
            }

            members.UnionWith(found);
        }

        return [.. members];
    }

    private async ValueTask<Memberships?> MembershipsAsync(UserId user, CancellationToken cancellationToken)
    {
        if (roles.All.Count == 0)
        {
            return Nothing;
        }

        if (await groups.FindAsync(user, roles.All, cancellationToken) is not { } found)
        {
            return known.Find(user) is { } last ? new Memberships(last, IsFresh: false) : null;
        }

        known.Remember(user, found);
        return new Memberships(found, IsFresh: true);
    }

    private sealed record Memberships(IReadOnlySet<Guid> Groups, bool IsFresh);
}
