namespace KompetenzBot.Sandbox;

/// <summary>How common each behaviour is, and how long people take.</summary>
internal static class BehaviourMix
{
    private static readonly (Behaviour Behaviour, int Percent, TimeSpan From, TimeSpan To)[] Mix =
    [
        (Behaviour.YesAtOnce, 10, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)),
        (Behaviour.YesWithinAMinute, 15, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)),
        (Behaviour.YesLate, 10, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(15)),
        (Behaviour.No, 15, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2)),
        (Behaviour.Later, 10, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(90)),
        (Behaviour.Silent, 31, TimeSpan.Zero, TimeSpan.Zero),
        (Behaviour.Blocked, 8, TimeSpan.Zero, TimeSpan.Zero),
        (Behaviour.NotInstalled, 1, TimeSpan.Zero, TimeSpan.Zero),
    ];

    public static Behaviour Pick(Random random)
    {
        var left = random.Next(Mix.Sum(entry => entry.Percent));
        return Mix.First(entry => (left -= entry.Percent) < 0).Behaviour;
    }

    public static TimeSpan Delay(Behaviour behaviour, Random random)
    {
        var (_, _, from, to) = Array.Find(Mix, entry => entry.Behaviour == behaviour);
        return from + random.NextDouble() * (to - from);
    }
}
