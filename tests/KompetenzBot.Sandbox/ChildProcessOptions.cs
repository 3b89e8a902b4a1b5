namespace KompetenzBot.Sandbox;

/// <summary>What to start and how to end it.</summary>
/// <param name="FileName">A program on the PATH or an absolute path.</param>
/// <param name="Arguments">The arguments, passed as they are: no shell reads them.</param>
public sealed record ChildProcessOptions(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>The name that error messages use.</summary>
    public string Name { get; init; } = Path.GetFileNameWithoutExtension(FileName);

    /// <summary>The working directory; null is that of this process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables added to this process's environment; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Called for every line of standard output and error, one call at a time, on a thread of the pool.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>How long a graceful stop may take before the process is killed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A Node script with its arguments.</summary>
    public static ChildProcessOptions Node(string script, params IReadOnlyList<string> arguments) =>
        new("node", [script, .. arguments]) { Name = Path.GetFileNameWithoutExtension(script) };
}
