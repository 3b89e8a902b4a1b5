using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The guide's tool that copies tables.</summary>
internal static class TableTool
{
    private static string Script { get; } = Path.Combine(Templates.Folder, "scripts", "tables.cs");

    /// <summary>Runs it as the guide says, and returns what it printed.</summary>
    public static Task<string> RunAsync(string connection, params string[] arguments) => RunWithBackupAsync(connection, null, 0, arguments);

    /// <summary>Likewise, with a stand-in for the backup account.</summary>
    /// <param name="connection">Of the storage account.</param>
    /// <param name="copies">Address of the stand-in; null: none.</param>
    /// <param name="exitCode">With which it must end; null: with any but 0.</param>
    /// <param name="arguments">Of the tool.</param>
    public static async Task<string> RunWithBackupAsync(string connection, string? copies, int? exitCode, params string[] arguments)
    {
        List<string> lines = [];
        await using var process = ChildProcess.Start(new ChildProcessOptions("dotnet", ["run", Script, "--", .. arguments])
        {
            OnLine = lines.Add,
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TABLES_CONNECTION_STRING"] = connection, ["COPIES_ADDRESS"] = copies },
        });
        var ended = await process.Completion;
        Assert.True(exitCode is null ? ended != 0 : ended == exitCode, string.Join('\n', lines));
        return string.Join('\n', lines);
    }
}
