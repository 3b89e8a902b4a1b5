using System.Reflection;

namespace KompetenzBot.Diagnostics;

/// <summary>The version of the program.</summary>
internal static class AppVersion
{
    /// <summary>As it was built, with the commit where that is known.</summary>
    public static string Text { get; } = typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
