namespace KompetenzBot.Sandbox;

/// <summary>Several troubles of the simulated Teams at the same time, which <see cref="Faults"/> can only forget together.</summary>
internal sealed class TeamsTroubles(Faults faults)
{
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(3);

    /// <summary>Together one in ten.</summary>
    private static readonly (Fault Fault, double Share)[] Mixture =
        [(Fault.Answer(500), 0.03), (Fault.Answer(503), 0.03), (Fault.Drop(), 0.02), (Fault.AnswerAfterAcceptance(502), 0.02)];

    public bool Outage { get; set; }

    public bool Slow { get; set; }

    public bool Errors { get; set; }

    public void Set(Action change)
    {
        change();
        faults.Clear();
        if (Errors)
        {
            foreach (var (fault, share) in Mixture)
                faults.Rate(fault, share);
        }

        // the first that matches counts: this one comes last
        if (Slow)
            faults.Rate(Fault.Slow(Slowness), 1);
        faults.Outage = Outage;
    }
}
