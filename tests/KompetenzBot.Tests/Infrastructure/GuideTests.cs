using System.Text.RegularExpressions;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The guide names what is there.</summary>
public sealed partial class GuideTests
{
    private static string Guide { get; } = File.ReadAllText(Path.Combine(Templates.Folder, "README.md"));

    [Theory]
    [InlineData("README.md")]
    [InlineData("permissions.md")]
    public void Links_lead_somewhere(string document)
    {
        var links = Link().Matches(File.ReadAllText(Path.Combine(Templates.Folder, document))).Select(match => match.Groups["path"].Value).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Templates.Folder, link)), link));
    }

    [Fact]
    public void Scripts_in_commands_exist() =>
        Assert.All(Script().Matches(Guide).Select(match => match.Groups["path"].Value), path => Assert.True(File.Exists(Path.Combine(Templates.Folder, path)), path));

    [Fact]
    public async Task Outputs_in_commands_exist()
    {
        var read = Output().Matches(Guide).Select(match => match.Groups["name"].Value).Distinct().ToArray();

        Assert.NotEmpty(read);
        Assert.Empty(read.Except((await Templates.LoadAsync()).Main.Outputs));
    }

    [Fact]
    public async Task Every_alert_is_explained_and_no_other()
    {
        var alerts = (await Templates.LoadAsync())["modules/alerts.bicep"];
        var names = alerts.Variables.SelectMany(variable => variable.Value.Children).Where(alert => alert.Type == "object").Select(alert => alert["name"].Literal!).Append("certificate-expiry");
        var explained = Guide[Guide.IndexOf("## What is watched", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups["code"].Value));

        Assert.Equal(names.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_takes_long_stands_before_what_is_done() =>
        Assert.All(
            ["Personalrat", "SMS sender name", "Domain and certificate", "Admin consent", "Teams app approval"],
            order => Assert.InRange(Guide.IndexOf($"**{order}**", StringComparison.Ordinal), 0, Guide.IndexOf("## Deploy", StringComparison.Ordinal)));

    [GeneratedRegex(@"\]\((?<path>[^):]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("infra/(?<path>scripts/[a-z.-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    [GeneratedRegex(@"\$\(output (?<name>[A-Za-z]+)\)|\(output (?<name>[A-Za-z]+) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Output();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
