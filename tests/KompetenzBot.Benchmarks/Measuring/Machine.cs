using System.Runtime.InteropServices;

namespace KompetenzBot.Benchmarks;

/// <summary>What the figures were measured on: without it they mean nothing.</summary>
internal static class Machine
{
    private const string Build =
#if DEBUG
        "Debug build: run with -c Release, these figures are not worth keeping";
#else
        "Release build";
#endif

    public static string Describe() =>
        $"{Environment.ProcessorCount} cores{Model()}, {RuntimeInformation.OSDescription.Trim()} ({RuntimeInformation.OSArchitecture}), " +
        $"{RuntimeInformation.FrameworkDescription}, {Build}. " +
        "Bot, Azurite, simulated Teams and this program share the machine.";

    private static string Model()
    {
        const string cpus = "/proc/cpuinfo";
        var line = File.Exists(cpus) ? File.ReadLines(cpus).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "" : $" ({line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()})";
    }
}
