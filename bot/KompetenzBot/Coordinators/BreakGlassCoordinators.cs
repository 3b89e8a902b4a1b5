using KompetenzBot.Conversations;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Coordinators;

/// <summary>The coordinators that configuration names, for the first body.</summary>
public sealed class BreakGlassCoordinators(IOptions<RolesOptions> options) : ICoordinators
{
    private readonly HashSet<UserId> _users = [.. options.Value.BreakGlass.Select(UserId.Parse)];

    /// <inheritdoc/>
    public IReadOnlyList<Body> Bodies { get; } = [.. options.Value.Bodies.Select(body => new Body(body.Name, body.Phone))];

    /// <inheritdoc/>
    public ValueTask<Coordinator?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Bodies is [var first, ..] && _users.Contains(user) ? new Coordinator(user, first) : null);
}
