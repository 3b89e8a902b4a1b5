namespace KompetenzBot.Platform.Tables;

/// <summary>The tables of one account. Safe for concurrent use; make one and keep it.</summary>
public sealed class TableServiceClient(StorageAccount account, TableClientOptions? options = null)
{
    private readonly TablePipeline pipeline = new(account, options ?? new TableClientOptions());

    /// <summary>A client of one table, which need not exist yet. Sends nothing.</summary>
    /// <exception cref="ArgumentException">The name is not 3 to 63 letters and digits that start with a letter.</exception>
    public TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new TableClient(pipeline, TableRules.TableName(tableName));
    }
}
