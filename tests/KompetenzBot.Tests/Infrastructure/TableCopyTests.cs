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
        var connection = await storage.ConnectionStringAsync();
        var prefix = TestStorage.NewPrefix();
        var tables = new TableServiceClient(StorageAccount.Parse(connection));
        foreach (var name in StorageNames.AllTables)
        {
            var table = tables.GetTableClient(prefix + name);
            await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
            await table.AddEntityAsync(Row(name, "a"), TestContext.Current.CancellationToken);
        }

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
