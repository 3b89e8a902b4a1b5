using System.Threading.RateLimiting;
using KompetenzBot.Conversations;

namespace KompetenzBot.Teams;

/// <summary>
/// How often one person may ask something of the bot: more than anybody can type or tap, and little enough that one account, whoever holds it, does not keep the
/// others waiting. What a crisis needs is never counted: answers to a call, the card that becomes true again, and the approval of an alarm.
/// </summary>
internal sealed class TurnLimits(int burst = TurnLimits.Burst) : IDisposable
{
    /// <summary>What goes through at once for one person.</summary>
    public const int Burst = 60;

    private const int PerSecond = 1;
    private static readonly string[] Free = ["answer", "call", "approval"];

    // partitions that nobody uses are dropped by the limiter itself
    private readonly PartitionedRateLimiter<UserId> _turns = Create(burst, PerSecond, TimeSpan.FromSeconds(1));
    private readonly PartitionedRateLimiter<UserId> _words = Create(1, 1, TimeSpan.FromMinutes(1));

    /// <summary>Whether the bot does what the person asks for.</summary>
    public bool Allows(UserId user, TurnInput? input = null) => (input is TurnInput.CardAction action && Free.Contains(action.Feature, StringComparer.Ordinal)) || Take(_turns, user);

    /// <summary>Whether the person is told so: once, and not again before a minute has passed.</summary>
    public bool Tells(UserId user) => Take(_words, user);

    public void Dispose()
    {
        _turns.Dispose();
        _words.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<UserId> limiter, UserId user)
    {
        using var lease = limiter.AttemptAcquire(user);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<UserId> Create(int burst, int tokens, TimeSpan period) => PartitionedRateLimiter.Create<UserId, UserId>(user => RateLimitPartition.GetTokenBucketLimiter(
        user,
        _ => new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = tokens, ReplenishmentPeriod = period, QueueLimit = 0 }));
}
