namespace KompetenzBot.Sandbox;

/// <summary>How the bot is started.</summary>
public sealed record BotProcessOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Configuration by its keys with <c>:</c> as separator; becomes environment variables.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Called for every line that the bot writes, one call at a time.</summary>
    public Action<string>? OnLine { get; init; }

    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
