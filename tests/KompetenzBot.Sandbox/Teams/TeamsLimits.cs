namespace KompetenzBot.Sandbox;

/// <summary>At most <paramref name="Count"/> requests in any <paramref name="Period"/>.</summary>
public sealed record RateLimit(int Count, TimeSpan Period);

/// <summary>
/// The rates that Teams allows a bot ("Optimize your bot with rate limiting in Teams"). All windows of a list hold at the same time.
/// </summary>
/// <param name="App">For all requests of an app in a tenant.</param>
/// <param name="Writes">Per conversation: send and, more strictly than documented, update and delete; likewise create per person.</param>
/// <param name="Reads">Per conversation: members.</param>
public sealed record TeamsLimits(IReadOnlyList<RateLimit> App, IReadOnlyList<RateLimit> Writes, IReadOnlyList<RateLimit> Reads)
{
    public static TeamsLimits Documented { get; } = new([Per(50, 1)], [Per(7, 1), Per(8, 2), Per(60, 30), Per(1800, 3600)], [Per(14, 1), Per(16, 2), Per(120, 30), Per(3600, 3600)]);

    public static TeamsLimits None { get; } = new([], [], []);

    private static RateLimit Per(int count, int seconds) => new(count, TimeSpan.FromSeconds(seconds));
}
