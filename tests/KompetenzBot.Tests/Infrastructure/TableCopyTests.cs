using System.Text.Json.Nodes;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The guide's way to copy the tables and to bring them back.</summary>
public sealed class TableCopyTests(TestStorage storage)
{
    [Fact]
    public async Task A_copy_brings_back_what_was_lost_and_leaves_what_is_there()
    {
        var (connection, prefix) = (await storage.ConnectionStringAsync(), await AddTablesAsync());
        var tables = new TableServiceClient(StorageAccount.Parse(connection));
        var profiles = tables.GetTableClient(prefix + StorageNames.Profiles);
        for (var i = 0; i < 130; i++)
        {
            await profiles.AddEntityAsync(new TableEntity("many", $"{i:D3}") { ["Payload"] = new string('x', 30_000) }, TestContext.Current.CancellationToken);
        }

        var folder = System.IO.Directory.CreateTempSubdirectory("tables-").FullName;
        try
        {
            await TableTool.RunAsync(connection, "save", "account", folder, prefix);
            foreach (var name in StorageNames.AllTables)
            {
                await tables.GetTableClient(prefix + name).DeleteEntityAsync("p", "a", cancellationToken: TestContext.Current.CancellationToken);
            }

            await profiles.DeleteEntityAsync("many", "007", cancellationToken: TestContext.Current.CancellationToken);
            await profiles.UpsertEntityAsync(new TableEntity("many", "008") { ["Payload"] = "newer" }, cancellationToken: TestContext.Current.CancellationToken);

            var output = await TableTool.RunAsync(connection, "restore", "account", folder, prefix);

            Assert.Contains($"{prefix}Profiles: 2 rows restored, 129 were there", output, StringComparison.Ordinal);
            Assert.Equal("newer", (await profiles.GetEntityIfExistsAsync("many", "008", cancellationToken: TestContext.Current.CancellationToken))!.GetString("Payload"));
            foreach (var name in StorageNames.AllTables)
            {
                var row = await tables.GetTableClient(prefix + name).GetEntityIfExistsAsync("p", "a", cancellationToken: TestContext.Current.CancellationToken);
                Assert.Equal(Row(name, "a").OrderBy(pair => pair.Key, StringComparer.Ordinal), row!.OrderBy(pair => pair.Key, StringComparer.Ordinal));
            }
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_copy_for_the_backup_account_ends_with_the_file_that_the_alert_waits_for()
    {
        var (connection, prefix) = (await storage.ConnectionStringAsync(), await AddTablesAsync());
        await using var backup = await BlobStandIn.StartAsync();

        var output = await TableTool.RunWithBackupAsync(connection, backup.Address, 0, "copy", "account", "backup", prefix);

        var names = backup.Blobs.Select(blob => blob.Path.Split('/')[^1]).ToArray();
        Assert.Equal([.. StorageNames.AllTables.Select(name => $"{name}.jsonl").Order(StringComparer.Ordinal), "copy.json"], [.. names[..^1].Order(StringComparer.Ordinal), names[^1]]);
        Assert.Single(backup.Blobs.Select(blob => blob.Path[..blob.Path.LastIndexOf('/')]).Distinct());
        Assert.All(backup.Blobs, blob => Assert.Matches("^/tables/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4}Z/", blob.Path));
        Assert.All(backup.Blobs, blob => Assert.Equal("BlockBlob", blob.Kind));
        Assert.All(StorageNames.AllTables, name => Assert.Equal(1, (int)JsonNode.Parse(backup.Blobs[^1].Content)![name]!));
        Assert.Contains("Profiles \\u0022", backup.Blobs.Single(blob => blob.Path.EndsWith("/Profiles.jsonl", StringComparison.Ordinal)).Content, StringComparison.Ordinal);
        Assert.Contains("is complete", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_is_not_taken_as_a_whole_never_looks_complete()
    {
        var (connection, prefix) = (await storage.ConnectionStringAsync(), await AddTablesAsync());
        await using var backup = await BlobStandIn.StartAsync(refused: "Audit.jsonl");

        var output = await TableTool.RunWithBackupAsync(connection, backup.Address, null, "copy", "account", "backup", prefix);

        Assert.Contains("Audit.jsonl was not taken: 409", output, StringComparison.Ordinal);
        Assert.DoesNotContain(backup.Blobs, blob => blob.Path.EndsWith("copy.json", StringComparison.Ordinal));
    }

    private async Task<string> AddTablesAsync()
    {
        var prefix = TestStorage.NewPrefix();
        var tables = new TableServiceClient(StorageAccount.Parse(await storage.ConnectionStringAsync()));
        foreach (var name in StorageNames.AllTables)
        {
            var table = tables.GetTableClient(prefix + name);
            await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
            await table.AddEntityAsync(Row(name, "a"), TestContext.Current.CancellationToken);
        }

        return prefix;
    }

    private static TableEntity Row(string table, string key) => new("p", key)
    {
        ["Text"] = $"{table} \"ü\" \n 'x'",
        ["Int"] = 42,
        ["Long"] = long.MaxValue,
        ["Double"] = 0.1,
        ["Bool"] = true,
        ["Time"] = new DateTimeOffset(2026, 11, 21, 10, 0, 0, 123, TimeSpan.Zero),
        ["Id"] = Guid.Parse("30000000-0000-4000-8000-000000000002"),
        ["Bytes"] = (byte[])[0, 1, 254, 255],
    };
}
