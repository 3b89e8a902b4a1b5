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
}
