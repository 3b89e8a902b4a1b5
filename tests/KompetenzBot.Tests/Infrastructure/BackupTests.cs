using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Structure;
using NodaTime;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>Copies are made, are missed when they are not, and go before the bot forgets whom it must erase again.</summary>
public sealed partial class BackupTests
{
    /// <summary>Azure looks once a day for what is to be deleted, and begins within a day.</summary>
    private const int UntilDeleted = 2;

    private static string Guide { get; } = File.ReadAllText(Path.Combine(Templates.Folder, "README.md"));

    [Theory]
    [InlineData("main.bicep", "backupKeepDays")]
    [InlineData("modules/backup.bicep", "keepDays")]
    public async Task The_longest_a_copy_can_live_is_shorter_than_an_erasure_is_remembered(string file, string parameter)
    {
        var templates = await Templates.LoadAsync();
        var longest = Number(templates[file].Decorator(parameter, "maxValue")!.Children[0]) + UntilDeleted + Number(templates["modules/backup.bicep"].Variables["softDeleteDays"]);
        var remembered = (Period)typeof(ErasureLedgerTable).GetField("LongerThanCopies", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

        Assert.InRange(longest, 1, remembered.Days - 1);
    }

    [Fact]
    public async Task A_copy_is_deleted_once_and_comes_back_only_for_the_days_that_the_guide_says()
    {
        var backup = (await Templates.LoadAsync())["modules/backup.bicep"];
        var blobs = backup.Resources.Single(resource => resource.Symbol == "blobs").Body["properties"];
        var deleted = backup.Resources.Single(resource => resource.Symbol == "aging").Body.All.Where(node => node.Type == "object").Select(node => node.Find("daysAfterCreationGreaterThan")?.Text).OfType<string>();

        Assert.Equal(["keepDays"], deleted);
        Assert.Null(blobs.Find("isVersioningEnabled"));
        Assert.Equal("softDeleteDays", blobs["deleteRetentionPolicy"]["days"].Text);
        Assert.Equal("softDeleteDays", blobs["containerDeleteRetentionPolicy"]["days"].Text);
        Assert.Contains($"**at most `backupKeepDays` + {UntilDeleted + Number(backup.Variables["softDeleteDays"])} days, and no longer**", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_is_missing_is_an_alert_as_old_as_the_guide_and_the_runbook_promise()
    {
        var alert = (await Templates.LoadAsync())["modules/alerts.bicep"].Resources.Single(resource => resource.Symbol == "copyMissing");
        var query = string.Concat(alert.Body["properties"]["criteria"].All.Where(node => node.Type == "string_content").Select(node => node.Text));
        var hours = Regex.Match(query, "ago\\((?<hours>[0-9]+)h\\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Groups["hours"].Value;
        var runbook = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "bot", "docs", "runbook.md"), TestContext.Current.CancellationToken);

        Assert.Contains("isnull(Last)", query, StringComparison.Ordinal);
        Assert.Contains($"| rows are destroyed | {hours} hours |", Guide, StringComparison.Ordinal);
        Assert.Contains($"| zerstörte Zeilen | {hours} Stunden |", runbook, StringComparison.Ordinal);
        Assert.Equal("P2D", alert.Body["properties"]["overrideQueryTimeRange"].Literal);
    }

    [Fact]
    public async Task The_alert_waits_for_the_file_with_which_a_copy_ends_and_the_account_writes_down_that_it_came()
    {
        var templates = await Templates.LoadAsync();
        var query = string.Concat(templates["modules/alerts.bicep"].Resources.Single(resource => resource.Symbol == "copyMissing").Body["properties"]["criteria"].All.Where(node => node.Type == "string_content").Select(node => node.Text));
        var backup = templates["modules/backup.bicep"];
        var writes = backup.Resources.Single(resource => resource.Type == "Microsoft.Insights/diagnosticSettings").Body;

        Assert.Contains("Uri contains \"/copy.json\"", query, StringComparison.Ordinal);
        Assert.Contains($"Uri contains \"/{backup.Resources.Single(resource => resource.Symbol == "copies").Body["name"].Literal}/\"", query, StringComparison.Ordinal);
        Assert.Equal("blobs", writes["scope"].Text);
        Assert.Equal(["StorageWrite"], writes["properties"]["logs"].Children.Select(log => log["category"].Literal));
    }

    [Fact]
    public async Task In_production_somebody_makes_copies_and_somebody_misses_them()
    {
        var templates = await Templates.LoadAsync();

        Assert.Equal("Job", templates["production.bicepparam"].Variables["copies"].Literal);
        Assert.Equal(["copies", "None", "backup", "outputs", "name"], templates.Main.Modules.Single(module => module.Symbol == "alerts").Parameters["backupAccountName"].All.Select(node => node.Text.Trim('\'')).Where(text => text.Length > 0));
    }

    [Fact]
    public async Task The_job_runs_the_tool_every_night_in_the_network_with_an_identity_of_its_own()
    {
        var templates = await Templates.LoadAsync();
        var job = templates["modules/copies.bicep"].Resources.Single(resource => resource.Symbol == "job").Body["properties"];
        var given = templates.Main.Modules.Single(module => module.Symbol == "copyJob").Parameters;

        Assert.Matches(Nightly(), job["configuration"]["scheduleTriggerConfig"]["cronExpression"].Literal);
        Assert.Equal(["copy", "storageAccountName", "backupAccountName"], job["template"]["containers"].Children.Single()["args"].Children.Select(argument => argument.Literal ?? argument.Text));
        Assert.Equal(["copier", "copiesSubnetId"], new[] { given["identityId"].All.First(node => node.Type == "identifier").Text, given["subnetId"].All.Last().Text });
        Assert.Equal("subnetId", templates["modules/copies.bicep"].Resources.Single(resource => resource.Symbol == "environment").Body["properties"]["vnetConfiguration"]["infrastructureSubnetId"].Text);
        Assert.DoesNotContain(templates["modules/copies.bicep"].Root.All, node => node.Text == "sharedKey");
    }

    private static int Number(SyntaxNode node) => int.Parse(node.Text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{1,2} [0-9]{1,2} \* \* \*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Nightly();
}
