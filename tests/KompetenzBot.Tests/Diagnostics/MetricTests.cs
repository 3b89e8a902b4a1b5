using System.Text.RegularExpressions;
using KompetenzBot.Tests.Structure;
using Xunit;

namespace KompetenzBot.Tests.Diagnostics;

/// <summary>Whoever builds a dashboard finds every metric, and no other.</summary>
public sealed partial class MetricTests
{
    [Fact]
    public void Every_metric_is_explained()
    {
        var made = SourceTree.Files("bot/KompetenzBot", "*.cs").SelectMany(file => Made().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value);
        var explained = Explained().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "bot", "docs", "telemetry.md"))).Select(match => match.Groups["name"].Value).Where(name => name != "kompetenzbot.work");

        Assert.Equal(made.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"Create[A-Za-z]+(<[a-z]+>)?\(\s*""(?<name>kompetenzbot[a-z.]+)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Made();

    [GeneratedRegex("`(?<name>kompetenzbot[a-z.]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Explained();
}
