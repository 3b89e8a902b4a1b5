using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>Runs a script of <c>infra</c> with a stand-in for the Azure CLI, which writes down how it is called.</summary>
internal static class AzStandIn
{
    /// <summary>What the script called, and what it said.</summary>
    /// <param name="script">In the folder of the scripts.</param>
    /// <param name="answers">Branches of a <c>case "$*" in</c>: what the Azure CLI says to which call.</param>
    /// <param name="exitCode">With which the script must end.</param>
    /// <param name="arguments">Of the script.</param>
    public static async Task<(string[] Calls, string Output)> RunAsync(string script, string answers, int exitCode, params string[] arguments)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("az-").FullName;
        try
        {
            var (az, log) = (Path.Combine(folder, "az"), Path.Combine(folder, "calls"));
            await File.WriteAllTextAsync(az, $"#!/usr/bin/env bash\nprintf '%s\\n' \"${{*//$'\\n'/ }}\" >> \"$AZ_CALLS\"\ncase \"$*\" in\n{answers}\nesac\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            await File.WriteAllTextAsync(log, "");
            List<string> lines = [];
            await using var process = ChildProcess.Start(new ChildProcessOptions("bash", [Path.Combine(Templates.Folder, "scripts", script), .. arguments])
            {
                OnLine = lines.Add,
                Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PATH"] = $"{folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}", ["AZ_CALLS"] = log },
            });
            var ended = await process.Completion;
            Assert.True(ended == exitCode, $"{ended}: {string.Join('\n', lines)}");
            return (await File.ReadAllLinesAsync(log), string.Join('\n', lines));
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }
}
