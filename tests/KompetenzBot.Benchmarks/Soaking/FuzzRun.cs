using System.Diagnostics;
using System.Globalization;

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
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["run", "--configuration", "Release", "--project", Path.Combine("tests", Tests), "--", "-noColor", .. classes.SelectMany(name => new[] { "-class", $"{Tests}.Security.Fuzzing.{name}" })])
        {
            WorkingDirectory = Root(),
            Environment = { ["KOMPETENZBOT_FUZZ_CASES"] = cases.ToString(CultureInfo.InvariantCulture) },
        };
        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KompetenzBot.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The program does not run inside the repository.");
        }

        return folder;
    }
}
