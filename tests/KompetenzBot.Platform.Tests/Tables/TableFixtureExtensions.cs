using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Platform.Tests.Tables;

internal static class TableFixtureExtensions
{
    /// <summary>A new, empty table of its own name.</summary>
    public static async Task<TableClient> NewTableAsync(this AzuriteFixture azurite)
    {
        var service = new TableServiceClient(StorageAccount.Parse(azurite.ConnectionString));
        var table = service.GetTableClient($"T{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        return table;
    }
}
