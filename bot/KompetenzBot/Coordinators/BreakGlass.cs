using System.Collections.Concurrent;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Coordinators;

/// <summary>
/// The people whom configuration makes coordinators, for the hour in which the directory is down. Each use is in the audit trail before it has an effect;
/// what one of them does within a quarter of an hour is one use, since an open situation card alone asks every few seconds.
/// </summary>
internal sealed class BreakGlass(IOptions<RolesOptions> options, IAuditTrail audit, TimeProvider time)
{
    private static readonly TimeSpan OneUse = TimeSpan.FromMinutes(15);

    private readonly Dictionary<UserId, int> _users = options.Value.BreakGlass.Select((id, number) => (User: UserId.Parse(id), number))
        .DistinctBy(entry => entry.User).ToDictionary(entry => entry.User, entry => entry.number);

    private readonly ConcurrentDictionary<UserId, DateTimeOffset> _recorded = new();

    public bool Has(UserId user) => _users.ContainsKey(user);

    /// <summary>The entry names the line of the configuration, which says who that is, and no person.</summary>
    public async Task RecordUseAsync(UserId user, Body body, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_recorded.TryGetValue(user, out var recorded) && now - recorded < OneUse)
        {
            return;
        }

        await audit.AppendAsync(new AuditEntry(AuditEvent.BreakGlassUsed, string.Empty, body.Name, $"Roles:BreakGlass:{_users[user]}", now), cancellationToken);
        _recorded[user] = now;
    }
}
