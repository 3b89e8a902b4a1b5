using System.Globalization;

namespace KompetenzBot.Sandbox;

/// <summary>Reads <c>/proc</c>.</summary>
internal static class LinuxProcess
{
    /// <summary>Resident memory in bytes of the child whose command line holds a text; null without such a child or without <c>/proc</c>.</summary>
    public static long? ResidentMemoryBelow(int parent, string commandLine)
    {
        try
        {
            var children = File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var child = Array.Find(children, id => File.ReadAllText($"/proc/{id}/cmdline").Contains(commandLine, StringComparison.Ordinal));
            var line = child is null ? null : File.ReadLines($"/proc/{child}/status").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? null : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
