using Microsoft.Extensions.Options;

namespace KompetenzBot.Coordinators;

/// <summary>Which role each group of the directory gives.</summary>
public sealed class GroupRoles
{
    private readonly (Guid Group, Body Body)[] _bodies;
    private readonly Dictionary<Role, Guid[]> _roles;

    /// <summary>Reads the configuration, which has been validated.</summary>
    public GroupRoles(IOptions<RolesOptions> options)
    {
        var roles = options.Value;
        Bodies = [.. roles.Bodies.Select(body => new Body(body.Name, body.Phone) { MayBypassFourEyes = body.MayBypassFourEyes, DutyPhone = string.IsNullOrEmpty(body.DutyPhone) ? null : body.DutyPhone })];
        _bodies = [.. roles.Bodies.Zip(Bodies).Where(pair => pair.First.Group is { Length: > 0 }).Select(pair => (Guid.Parse(pair.First.Group!), pair.Second))];
        _roles = new()
        {
            [Role.Administrator] = [.. roles.Administrators.Select(Guid.Parse)],
            [Role.Auditor] = [.. roles.Auditors.Select(Guid.Parse)],
            [Role.Approver] = [.. roles.Approvers.Select(Guid.Parse)],
        };
        All = [.. _bodies.Select(body => body.Group).Concat(_roles.Values.SelectMany(groups => groups)).Distinct()];
    }

    /// <summary>All bodies that may call, in their order.</summary>
    public IReadOnlyList<Body> Bodies { get; }

    /// <summary>Every group that means anything: few enough for one question to the directory.</summary>
    public IReadOnlyList<Guid> All { get; }

    /// <summary>The body for which a member of these groups may call: the first that is configured. Null for none.</summary>
    public Body? BodyOf(IReadOnlySet<Guid> memberships) => Array.Find(_bodies, body => memberships.Contains(body.Group)).Body;

    /// <summary>The groups that give a role.</summary>
    public IReadOnlyList<Guid> Of(Role role) => _roles[role];

    /// <summary>Whether a member of these groups has a role.</summary>
    public bool Has(IReadOnlySet<Guid> memberships, Role role) => _roles[role].Any(memberships.Contains);
}
