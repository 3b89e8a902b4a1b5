using System.Globalization;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>The generated activities and requests of the tests, many more of them.</summary>
internal static class FuzzRun
{
    private const string Tests = "KompetenzBot.Tests";

    /// <summary>Runs those tests as they are; they print their seed and what they find.</summary>
    /// <param name="cases">How many activities are generated.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether nothing was found.</returns>
    public static async Task<bool> RunAsync(int cases, CancellationToken stop)
    {
        string[] classes = ["FuzzTests", "DoorFuzzTests"];
        await using var tests = ChildProcess.Start(new ChildProcessOptions(
            "dotnet",
            ["run", "--configuration", "Release", "--project", Path.Combine("tests", Tests), "--", "-noColor", .. classes.SelectMany(name => new[] { "-class", $"{Tests}.Security.Fuzzing.{name}" })])
        {
            WorkingDirectory = Path.GetFullPath(SandboxDirectory.File("..", "..")),
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["KOMPETENZBOT_FUZZ_CASES"] = cases.ToString(CultureInfo.InvariantCulture) },
            OnLine = Console.WriteLine,
        });
        return await tests.Completion.WaitAsync(stop) == 0;
    }
}
