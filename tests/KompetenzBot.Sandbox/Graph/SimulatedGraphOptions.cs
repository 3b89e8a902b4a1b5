namespace KompetenzBot.Sandbox;

/// <summary>How the simulated directory is set up.</summary>
public sealed record SimulatedGraphOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The only bearer token that is accepted.</summary>
    public string Token { get; init; } = "development";

    /// <summary>How many people stand on a page of changes.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Of what is recorded.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
