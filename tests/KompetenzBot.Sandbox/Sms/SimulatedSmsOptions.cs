namespace KompetenzBot.Sandbox;

/// <summary>How the simulated provider of text messages is set up.</summary>
public sealed record SimulatedSmsOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many messages may be sent in a minute, each counted by its segments.</summary>
    public int PerMinute { get; init; } = 600;

    /// <summary>The provider's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long each request takes before anything happens; at once when left out.</summary>
    public Func<Random, TimeSpan>? Latency { get; init; }

    /// <summary>How long after a message was taken its delivery report is on its way; some take up to three times as long and so overtake each other.</summary>
    public TimeSpan ReportAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The share (0 to 1) of reports that come twice.</summary>
    public double Twice { get; init; } = 0.15;

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;
}
