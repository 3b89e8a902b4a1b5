namespace KompetenzBot.Sandbox;

/// <summary>How the storage emulator is started.</summary>
public sealed record AzuriteOptions
{
    /// <summary>The folder that keeps the data between runs; null keeps it in memory only.</summary>
    public string? Location { get; init; }

    /// <summary>The port of the table service on the loopback; 0 takes a free one.</summary>
    public int TablePort { get; init; }

    /// <summary>The port of the queue service on the loopback; 0 takes a free one.</summary>
    public int QueuePort { get; init; }

    /// <summary>How long it may take until the services listen.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Told when npm packages are installed first; null says nothing.</summary>
    public TextWriter? Progress { get; init; }
}
