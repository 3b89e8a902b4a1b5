namespace KompetenzBot.Sandbox;

/// <summary>How common each behaviour with a text message is, and how long people take. Whoever has an opinion in Teams has the same on the phone.</summary>
internal static class SmsBehaviourMix
{
    private static readonly (SmsBehaviour Behaviour, int Percent, TimeSpan From, TimeSpan To)[] Mix =
    [
        (SmsBehaviour.YesAtOnce, 20, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)),
        (SmsBehaviour.YesLate, 18, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)),
        (SmsBehaviour.No, 17, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(3)),
        (SmsBehaviour.Later, 5, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)),
        (SmsBehaviour.OnlyLooks, 8, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(5)),
        (SmsBehaviour.Stops, 2, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)),
        (SmsBehaviour.Silent, 30, TimeSpan.Zero, TimeSpan.Zero),
    ];

    public static SmsBehaviour Pick(Behaviour inTeams, Random random)
    {
        var left = random.Next(Mix.Sum(entry => entry.Percent));
        var drawn = Mix.First(entry => (left -= entry.Percent) < 0).Behaviour;
        return inTeams switch
        {
            Behaviour.YesAtOnce or Behaviour.YesWithinAMinute => SmsBehaviour.YesAtOnce,
            Behaviour.YesLate => SmsBehaviour.YesLate,
            Behaviour.No => SmsBehaviour.No,
            Behaviour.Later => SmsBehaviour.Later,
            _ => drawn,
        };
    }

    public static TimeSpan Delay(SmsBehaviour behaviour, Random random)
    {
        var (_, _, from, to) = Array.Find(Mix, entry => entry.Behaviour == behaviour);
        return from + (random.NextDouble() * (to - from));
    }
}
