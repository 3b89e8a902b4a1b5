using System.Collections.Concurrent;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;

namespace KompetenzBot.Coordinators;

/// <summary>
/// What the directory last said of the few people who are in a group that means something, for the hours in which it does not answer: a crisis is when it may be
/// down. Each use is in the audit trail before it has an effect; what one person does within a quarter of an hour is one use.
/// </summary>
internal sealed class LastKnownGroups(IAuditTrail audit, TimeProvider time)
{
    /// <summary>Older ones are worth nothing.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    private static readonly TimeSpan OneUse = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<UserId, (IReadOnlySet<Guid> Groups, DateTimeOffset At)> _known = new();
    private readonly ConcurrentDictionary<UserId, DateTimeOffset> _recorded = new();

    /// <summary>The groups, if they are not too old; null for nobody that is known.</summary>
    public IReadOnlySet<Guid>? Find(UserId user) => _known.TryGetValue(user, out var known) && time.GetUtcNow() - known.At <= Lifetime ? known.Groups : null;

    /// <summary>What the directory has just said.</summary>
    public void Remember(UserId user, IReadOnlySet<Guid> groups)
    {
        if (groups.Count == 0)
        {
            _known.TryRemove(user, out _);
        }
        else
        {
            _known[user] = (groups, time.GetUtcNow());
        }
    }

    /// <summary>The entry names the body and no person.</summary>
    public async Task RecordUseAsync(UserId user, Body body, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_recorded.TryGetValue(user, out var recorded) && now - recorded < OneUse)
        {
            return;
        }

        await audit.AppendAsync(new AuditEntry(AuditEvent.LastKnownRoleUsed, string.Empty, body.Name, string.Empty, now), cancellationToken);
        _recorded[user] = now;
    }
}
