namespace KompetenzBot.Sandbox;

/// <summary>How the simulated Teams is set up.</summary>
public sealed record SimulatedTeamsOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The bot's app id: the bot's channel account is <c>28:{AppId}</c>.</summary>
    public string AppId { get; init; } = "5a1f0c3e-7d42-4b6a-9a0e-2c8d1e4f6b70";

    public string TenantId { get; init; } = "0d9c7b4a-3e58-4f21-8b6d-5a7c9e1f2d34";

    /// <summary>The only bearer token that the connector accepts.</summary>
    public string Token { get; init; } = "development";

    /// <summary>The <c>Authorization</c> header of an activity on its way to the bot; none when left out.</summary>
    public Func<System.Text.Json.Nodes.JsonObject, string?>? AuthorizeInbound { get; init; }

    /// <summary>Drives limits, latency and timestamps.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public TeamsLimits Limits { get; init; } = TeamsLimits.Documented;

    /// <summary>How long each request takes before anything happens; at once when left out.</summary>
    public Func<Random, TimeSpan>? Latency { get; init; }

    /// <summary>How long the service waits for the bot's answer to an activity (wall clock).</summary>
    public TimeSpan BotTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;
}
