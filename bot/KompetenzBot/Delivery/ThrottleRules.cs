using System.Collections.Immutable;

namespace KompetenzBot.Delivery;

/// <summary>What to make of a channel that says "too many requests". It does not say whether it means one conversation or the whole app; pure.</summary>
public static class ThrottleRules
{
    /// <summary>Refusals in fewer conversations than this, close together, are those conversations' own, or chance: what leaves evenly does not arrive evenly.</summary>
    public const int FewestOfApp = 3;

    /// <summary>A smaller part of what is sent being refused means that the rate is a little too high, not that the channel wants a break.</summary>
    private const double FewOfAll = 0.1;

    /// <summary>How close together.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromSeconds(2);

    /// <summary>The longest that one refusal stops everything; what lasts is refused again.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan UsualHold = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenDecreases = TimeSpan.FromSeconds(1);
    private const double Decrease = 0.7;
    private const double SlightDecrease = 0.99;
    private const double Lowest = 0.1;

    /// <summary>Up to here the rate recovers quickly; from here on slowly, so that it stays just below what is refused.</summary>
    private const double Nearly = 0.95;

    private const double RecoveryPerSecond = 0.02;
    private const double SlowRecoveryPerSecond = 0.002;

    /// <summary>Notes a refusal.</summary>
    /// <param name="state">What was refused before.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="retryAfter">What the channel asked for.</param>
    /// <param name="now">A clock that is never set back.</param>
    /// <param name="rate">How many requests per second leave at present.</param>
    /// <returns>The state after it, and for how long nothing at all may leave: the shortest time that was asked for, since one conversation may have to wait longer than the app.</returns>
    public static (ThrottleState State, TimeSpan Hold) Refused(ThrottleState state, int conversation, TimeSpan? retryAfter, TimeSpan now, double rate)
    {
        ImmutableArray<Refusal> refusals = [.. state.Refusals.Where(one => now - one.At <= Together && one.Conversation != conversation), new Refusal(conversation, retryAfter ?? UsualHold, now)];
        if (refusals.Length < Math.Max(FewestOfApp, FewOfAll * rate * Together.TotalSeconds))
        {
            return (now - state.DecreasedAt < BetweenDecreases ? state with { Refusals = refusals } : Decreased(state, SlightDecrease, now) with { Refusals = refusals }, TimeSpan.Zero);
        }

        var asked = refusals.Min(one => one.RetryAfter);
        var hold = asked < LongestHold ? asked : LongestHold;
        return now - state.HeldAt < BetweenDecreases
            ? (state with { Refusals = refusals }, hold)
            : (Decreased(state, Decrease, now) with { Refusals = refusals, DecreasedAt = now + hold, HeldAt = now }, hold);
    }

    /// <summary>By how much the rate is lowered now: 1 is not at all.</summary>
    public static double Factor(ThrottleState state, TimeSpan now)
    {
        var seconds = Math.Max(0, (now - state.DecreasedAt).TotalSeconds);
        var quick = Math.Min(seconds, Math.Max(0, Nearly - state.Factor) / RecoveryPerSecond);
        return Math.Min(1, state.Factor + (RecoveryPerSecond * quick) + (SlowRecoveryPerSecond * (seconds - quick)));
    }

    private static ThrottleState Decreased(ThrottleState state, double by, TimeSpan now) => state with { Factor = Math.Max(Lowest, Factor(state, now) * by), DecreasedAt = now };
}

/// <summary>What the channel refused lately.</summary>
/// <param name="Refusals">The latest refusal of each conversation.</param>
/// <param name="Factor">What the rate was lowered to.</param>
/// <param name="DecreasedAt">When that began to matter: when requests could leave again.</param>
/// <param name="HeldAt">When everything was stopped last.</param>
public sealed record ThrottleState(ImmutableArray<Refusal> Refusals, double Factor, TimeSpan DecreasedAt, TimeSpan HeldAt)
{
    /// <summary>Nothing was refused.</summary>
    public static ThrottleState None { get; } = new([], 1, -BetweenAny, -BetweenAny);

    private static TimeSpan BetweenAny => TimeSpan.FromDays(1);
}

/// <summary>One request that was refused.</summary>
public sealed record Refusal(int Conversation, TimeSpan RetryAfter, TimeSpan At);
