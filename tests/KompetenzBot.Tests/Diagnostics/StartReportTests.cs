using KompetenzBot.Diagnostics.Starting;
using KompetenzBot.Tests.Scenes;
using KompetenzBot.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace KompetenzBot.Tests.Diagnostics;

/// <summary>Whoever starts the bot reads what it will not do.</summary>
public sealed class StartReportTests(TestStorage storage, TestCards cards)
{
    [Fact]
    public void Whatever_is_missing_is_named_with_what_that_disables()
    {
        var off = Report(("Bot:Credential", "Development"), ("Delivery:Enabled", "False")).Where(line => !line.IsOn).Select(line => line.Part);

        Assert.Equal(
            [
                "key ring", "Teams", "app in Teams", "directory", "bodies", "approvers", "administrators", "auditors", "break-glass users", "text messages", "answer page",
                "delivery reports", "privacy notice", "telemetry", "self-test in Teams", "self-test by text message", "delivery",
            ],
            off);
    }

    [Theory]
    [InlineData("directory", "Graph:BaseUrl", "https://graph.example/v1.0")]
    [InlineData("approvers", "Roles:Approvers:0", "90000000-0000-4000-8000-000000000004")]
    [InlineData("text messages", "Sms:Endpoint", "https://sms.example/")]
    [InlineData("text messages", "Sms:ConnectionString", "endpoint=https://sms.example/;accesskey=c2VjcmV0")]
    [InlineData("telemetry", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317")]
    [InlineData("key ring", "KeyVault:Uri", "https://kb.vault.example/")]
    [InlineData("delivery", "Delivery:Enabled", "true")]
    public void What_is_there_is_on(string part, string key, string value) =>
        Assert.True(Report(("Bot:Credential", "Development"), (key, value)).Single(line => line.Part == part).IsOn);

    [Fact]
    public void A_body_without_a_group_is_not_enough() =>
        Assert.Equal("2, of which 1 without a group: only break-glass users can call for them", Report(("Roles:Bodies:0:Name", "A"), ("Roles:Bodies:0:Group", "g"), ("Roles:Bodies:1:Name", "B")).Single(line => line.Part == "bodies").Text);

    [Fact]
    public void No_secret_and_nobody_is_in_it()
    {
        var report = string.Join('\n', Report(
            ("Bot:AppSecret", "s3cret"), ("Storage:ConnectionString", "AccountName=a;AccountKey=s3cret"), ("Sms:ConnectionString", "endpoint=https://sms.example/;accesskey=s3cret"),
            ("Roles:BreakGlass:0", People.CoordinatorId), ("SelfTest:User", People.CoordinatorId), ("SelfTest:Phone", "+4915155501234"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "https://user:s3cret@otlp.example")));

        Assert.DoesNotContain("s3cret", report, StringComparison.Ordinal);
        Assert.DoesNotContain(People.CoordinatorId, report, StringComparison.Ordinal);
        Assert.DoesNotContain("5550", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_one_block_of_the_log()
    {
        await using var scene = await Scene.StartAsync(storage, cards);

        var block = Assert.Single(scene.Logs.All, line => line.Contains("starts in Development", StringComparison.Ordinal));
        Assert.Contains("[off] text messages: none: people are reached in Teams only", block, StringComparison.Ordinal);
        Assert.Contains("[on ] delivery: on", block, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_the_first_line_also_where_the_start_fails()
    {
        var logs = new LogLines();
        var configuration = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bot:Credential"] = "Development",
            ["Storage:ConnectionString"] = await storage.ConnectionStringAsync(),
            ["Storage:Prefix"] = TestStorage.NewPrefix(),
            ["KeyVault:Uri"] = SimulatedVault.Address,
            ["KeyVault:Certificate"] = "key-ring",
        };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningBot.StartAsync(configuration, logs: logs, edge: new SimulatedVault().Serve));

        Assert.Contains("audit-trail", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("starts in Development", logs.All.First(), StringComparison.Ordinal);
        Assert.Contains("[on ] key ring", logs.All.First(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<StartLine> Report(params (string Key, string Value)[] settings) =>
        StartReport.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal)).Build());
}
