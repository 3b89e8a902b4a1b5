using System.Collections.Immutable;

namespace KompetenzBot.Delivery;

/// <summary>What to make of a channel that says "too many requests". It does not say whether it means one conversation or the whole app; pure.</summary>
public static class ThrottleRules
{
    /// <summary>Refusals in fewer conversations than this, close together, are those conversations' own.</summary>
    public const int FewestOfApp = 3;

    /// <summary>How close together.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromSeconds(2);

    /// <summary>The longest that one refusal stops everything; what lasts is refused again.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan UsualHold = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenDecreases = TimeSpan.FromSeconds(1);
    private const double Decrease = 0.7;
    private const double Lowest = 0.1;
    private const double RecoveryPerSecond = 0.02;

    /// <summary>Notes a refusal.</summary>
    /// <param name="state">What was refused before.</param>
    /// <param name="conversation">Where.</param>
    /// <param name="retryAfter">What the channel asked for.</param>
    /// <param name="now">A clock that is never set back.</param>
    /// <returns>The state after it, and for how long nothing at all may leave: the shortest time that was asked for, since one conversation may have to wait longer than the app.</returns>
    public static (ThrottleState State, TimeSpan Hold) Refused(ThrottleState state, int conversation, TimeSpan? retryAfter, TimeSpan now)
    {
        ImmutableArray<Refusal> refusals = [.. state.Refusals.Where(one => now - one.At <= Together && one.Conversation != conversation), new Refusal(conversation, retryAfter ?? UsualHold, now)];
        if (refusals.Length < FewestOfApp)
        {
            return (state with { Refusals = refusals }, TimeSpan.Zero);
        }

        var asked = refusals.Min(one => one.RetryAfter);
        var hold = asked < LongestHold ? asked : LongestHold;
        return now - state.DecreasedAt < BetweenDecreases && state.DecreasedAt > TimeSpan.Zero
            ? (state with { Refusals = refusals }, hold)
            : (new ThrottleState(refusals, Math.Max(Lowest, Factor(state, now) * Decrease), now + hold), hold);
    }

    /// <summary>By how much the rate is lowered now: 1 is not at all.</summary>
    public static double Factor(ThrottleState state, TimeSpan now) => Math.Min(1, state.Factor + (RecoveryPerSecond * Math.Max(0, (now - state.DecreasedAt).TotalSeconds)));
}

/// <summary>What the channel refused lately.</summary>
/// <param name="Refusals">The latest refusal of each conversation.</param>
/// <param name="Factor">What the rate was lowered to.</param>
/// <param name="DecreasedAt">When that began to matter: when requests could leave again.</param>
public sealed record ThrottleState(ImmutableArray<Refusal> Refusals, double Factor, TimeSpan DecreasedAt)
{
    /// <summary>Nothing was refused.</summary>
    public static ThrottleState None { get; } = new([], 1, TimeSpan.Zero);
}

/// <summary>One request that was refused.</summary>
public sealed record Refusal(int Conversation, TimeSpan RetryAfter, TimeSpan At);
