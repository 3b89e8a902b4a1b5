namespace KompetenzBot.AnswerPage;

/// <summary>
/// The framework's lines and scopes that hold the path of a request are never written, whatever levels are configured: the path of an answer page is the
/// key to it. The filters come after those of the configuration, for every logger that it names.
/// </summary>
internal static class PathsInLogs
{
    /// <summary>The first also makes the scope with the path, as soon as any of its levels is on.</summary>
    private static readonly string[] Categories = ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing.Matching.DfaMatcher"];

    public static IServiceCollection KeepPathsOutOfLogs(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct(StringComparer.Ordinal).ToArray())
        {
            foreach (var category in Categories)
            {
                options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.None, filter: null));
            }
        }
    });
}
