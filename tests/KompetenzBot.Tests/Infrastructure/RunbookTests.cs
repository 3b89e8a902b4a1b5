using System.Text.RegularExpressions;
using KompetenzBot.Tests.Structure;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>Whoever is woken up finds what to do.</summary>
public sealed partial class RunbookTests
{
    private static string Runbook { get; } = File.ReadAllText(Path.Combine(SourceTree.Root, "bot", "docs", "runbook.md"));

    [Fact]
    public async Task Every_alert_has_a_section_with_its_severity_and_no_other_has()
    {
        Assert.Equal(
            Alerts.In(await Templates.LoadAsync()).OrderBy(alert => alert.Key, StringComparer.Ordinal),
            Section().Matches(Runbook).Select(match => KeyValuePair.Create(match.Groups["name"].Value, match.Groups["severity"].Value)).OrderBy(alert => alert.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_section_says_what_it_means_what_people_notice_and_what_to_do() => Assert.All(
        Runbook.Split("\n## ").Where(section => section.StartsWith('`')),
        section => Assert.True(
            section.IndexOf("**Bedeutet.**", StringComparison.Ordinal) is > 0 and var means && section.IndexOf("**Man merkt.**", StringComparison.Ordinal) is var seen && seen > means && section.IndexOf("**Tun.**", StringComparison.Ordinal) > seen,
            section.Split('\n')[0]));

    [Fact]
    public void Links_lead_to_sections() =>
        Assert.All(Link().Matches(Runbook).Select(match => match.Groups["name"].Value), name => Assert.Contains($"\n## `{name}`\n", Runbook, StringComparison.Ordinal));

    [GeneratedRegex(@"^## `(?<name>[a-z-]+)`\n\nSchwere (?<severity>[0-9])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\]\(#(?<name>[a-z-]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
