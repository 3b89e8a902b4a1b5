using System.Globalization;

namespace KompetenzBot.Sandbox;

/// <summary>Reads <c>/proc</c>.</summary>
internal static class LinuxProcess
{
    // USER_HZ, the unit of processor times towards user space, is 100 on every architecture that .NET runs on
    private const long TicksOfClock = TimeSpan.TicksPerSecond / 100;

    /// <summary>Resident memory in bytes of the child whose command line holds a text; null without such a child or without <c>/proc</c>.</summary>
    public static long? ResidentMemoryBelow(int parent, string commandLine) => ReadBelow(parent, commandLine, child =>
        File.ReadLines($"/proc/{child}/status").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)) is { } line
            ? 1024 * Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2])
            : (long?)null);

    /// <summary>Processor time, in and below user space, that this child has used; null likewise.</summary>
    public static TimeSpan? ProcessorTimeBelow(int parent, string commandLine) => ReadBelow(parent, commandLine, child =>
    {
        // the second field, the name in brackets, may hold spaces: count from behind it
        var stat = File.ReadAllText($"/proc/{child}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (TimeSpan?)new TimeSpan((Number(fields[11]) + Number(fields[12])) * TicksOfClock);
    });

    private static T? ReadBelow<T>(int parent, string commandLine, Func<string, T?> read)
    {
        try
        {
            var children = File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var child = Array.Find(children, id => File.ReadAllText($"/proc/{id}/cmdline").Contains(commandLine, StringComparison.Ordinal));
            return child is null ? default : read(child);
        }
        catch (IOException)
        {
            return default;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
