using System.Runtime.CompilerServices;

namespace KompetenzBot.Tests.Structure;

/// <summary>The files of the repository in which these tests were compiled.</summary>
internal static class SourceTree
{
    /// <summary>The root.</summary>
    public static string Root { get; } = Find();

    /// <summary>The files of a folder and those below it, without what the build makes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => System.IO.Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "artifacts"));

    private static string Find([CallerFilePath] string file = "")
    {
        var folder = Path.IsPathRooted(file) && File.Exists(file) ? Path.GetDirectoryName(file) : AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "KompetenzBot.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
