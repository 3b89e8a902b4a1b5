namespace KompetenzBot.Sandbox;

/// <summary>How the Agents Playground is started.</summary>
/// <param name="Bot">The bot's base address; the bot may start later.</param>
public sealed record AgentsPlaygroundOptions(Uri Bot)
{
    /// <summary>Preferred port; the Playground takes another one by itself when it is in use.</summary>
    public int Port { get; init; } = 56150;

    /// <summary>The service URL that the Playground's activities carry, if not that of its own connector.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The bot's channel account.</summary>
    public string BotId { get; init; } = "28:" + new SimulatedTeamsOptions().AppId;

    public string TenantId { get; init; } = new SimulatedTeamsOptions().TenantId;

    /// <summary>Called for every line that the Playground writes.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Told when npm packages are installed first.</summary>
    public TextWriter? Progress { get; init; }

    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
