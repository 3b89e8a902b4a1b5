using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The guide's tool that copies tables.</summary>
internal static class TableTool
{
    private static string Script { get; } = Path.Combine(Templates.Folder, "scripts", "tables.cs");

    /// <summary>Runs it as the guide says, and returns what it printed.</summary>
    public static async Task<string> RunAsync(string connection, params string[] arguments)
    {
        List<string> lines = [];
        await using var process = ChildProcess.Start(new ChildProcessOptions("dotnet", ["run", Script, "--", .. arguments])
        {
            OnLine = lines.Add,
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TABLES_CONNECTION_STRING"] = connection },
        });
        Assert.True(await process.Completion == 0, string.Join('\n', lines));
        return string.Join('\n', lines);
    }
}
