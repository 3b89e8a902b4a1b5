using System.Reflection;

namespace KompetenzBot.Sandbox;

/// <summary>The folder of the sandbox project: its npm packages, scripts and kept data lie there, not beside the build output.</summary>
public static class SandboxDirectory
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The absolute path of the folder that holds <c>package.json</c>.</summary>
    /// <exception cref="InvalidOperationException">The sources are not on this machine.</exception>
    public static string Path => Found.Value;

    /// <summary>The absolute path of a file or folder in it.</summary>
    public static string File(params ReadOnlySpan<string> segments) => System.IO.Path.Combine([Path, .. segments]);

    private static string Find()
    {
        var built = typeof(SandboxDirectory).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "SandboxDirectory")?.Value;
        if (IsSandbox(built))
        {
            return built!;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "tests", "KompetenzBot.Sandbox");
            if (IsSandbox(candidate))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException("The folder tests/KompetenzBot.Sandbox was not found: build and run from a checkout of the sources.");
    }

    private static bool IsSandbox(string? path) => path is not null && System.IO.File.Exists(System.IO.Path.Combine(path, "package.json"));
}
