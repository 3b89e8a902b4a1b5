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
        var explained = Guide[Guide.IndexOf("## What is watched", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups["code"].Value));

        Assert.Equal(Alerts.In(await Templates.LoadAsync()).Keys.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parameters_that_are_named_exist()
    {
        string[] words = ["administratorAddresses", "alertTexts", "alertCalls", "alertWebhook", "alertEmails", "copies", "copyImage", "teamsAppId", "domainIsBound", "certificate", "previousCertificates", "backupKeepDays", "logRetentionDays", "collectorImage"];

        Assert.All(words, word => Assert.Contains($"`{word}", Guide, StringComparison.Ordinal));
        Assert.Empty(words.Except((await Templates.LoadAsync()).Main.Parameters.Select(parameter => parameter.Name)));
    }

    [Theory]
    [InlineData("Node.js")]
    [InlineData("node manifest/package.mjs --values")]
    [InlineData("(../manifest/README.md)")]
    [InlineData("az webapp stop")]
    [InlineData("az webapp start")]
    [InlineData("--policy @infra/key-ring-policy.json")]
    [InlineData("--file \"$secret\"")]
    [InlineData("Only Event Grid")]
    public void What_is_easily_missed_is_in_it(string words) => Assert.Contains(words, Guide, StringComparison.Ordinal);

    [Fact]
    public void The_secret_of_the_audit_trail_stands_in_no_command_line() => Assert.DoesNotMatch("keyvault secret set.*--value ", Guide);

    [Fact]
    public void The_slot_is_started_before_it_is_asked_and_stopped_after_the_observation()
    {
        var roll = Guide[Guide.IndexOf("## Roll back", StringComparison.Ordinal)..Guide.IndexOf("## Backup and restore", StringComparison.Ordinal)];
        var upgrade = Guide[Guide.IndexOf("## Upgrade", StringComparison.Ordinal)..Guide.IndexOf("## Roll back", StringComparison.Ordinal)];

        Assert.InRange(roll.IndexOf("az webapp start", StringComparison.Ordinal), 0, roll.IndexOf("slot swap", StringComparison.Ordinal));
        Assert.InRange(upgrade.IndexOf("az webapp stop", StringComparison.Ordinal), upgrade.IndexOf("Watch for", StringComparison.Ordinal), upgrade.Length);
    }

    [Theory]
    [InlineData("teamsAppId")]
    [InlineData("copyImage")]
    public async Task What_is_known_only_later_is_empty_in_the_examples(string parameter)
    {
        var given = (await Templates.LoadAsync())["production.bicepparam"].Variables[parameter];

        Assert.Equal("''", given.Text);
        Assert.Contains($"`{parameter}`", Guide[Guide.IndexOf("| parameter | at first |", StringComparison.Ordinal)..Guide.IndexOf("**2. Look", StringComparison.Ordinal)], StringComparison.Ordinal);
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
