using KompetenzBot.Sandbox;

namespace KompetenzBot.Tests.Manifest;

/// <summary>How a run of Node ended.</summary>
/// <param name="ExitCode">0: well.</param>
/// <param name="Output">Everything that it said.</param>
internal sealed record PackageRun(int ExitCode, string Output)
{
    private const string Refusal = "No package was made:";

    /// <summary>What the script would have had otherwise.</summary>
    public IReadOnlyList<string> Problems => Output.Split(Environment.NewLine) is [Refusal, .. var problems] ? [.. problems.Select(problem => problem.TrimStart('-', ' '))] : [];

    /// <summary>Runs Node with these arguments until it ends.</summary>
    public static async Task<PackageRun> RunAsync(IReadOnlyList<string> arguments, IEnumerable<(string Key, string Value)> environment, CancellationToken cancellationToken)
    {
        var options = new ChildProcessOptions("node", arguments) { Environment = environment.ToDictionary(pair => pair.Key, string? (pair) => pair.Value, StringComparer.Ordinal) };
        await using var process = ChildProcess.Start(options);
        return new PackageRun(await process.Completion.WaitAsync(cancellationToken), process.Output);
    }
}
