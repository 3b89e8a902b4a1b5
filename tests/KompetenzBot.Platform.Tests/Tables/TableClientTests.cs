using Azure;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Platform.Tests.Tables;

public sealed class TableClientTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_type_comes_back_as_it_was_stored()
    {
        var table = await azurite.NewTableAsync();
        var due = new DateTimeOffset(2026, 3, 29, 1, 59, 59, TimeSpan.FromHours(1)).AddTicks(1234567);
        var id = Guid.NewGuid();
        await table.AddEntityAsync(
            new TableEntity("p", "r")
            {
                ["Text"] = "Grüße aus Dortmund 🚒",
                ["Empty"] = "",
                ["Int"] = int.MinValue,
                ["Long"] = long.MaxValue,
                ["Small"] = 1L,
                ["Double"] = 0.1,
                ["Whole"] = 3.0,
                ["Infinite"] = double.PositiveInfinity,
                ["Yes"] = true,
                ["Due"] = due,
                ["Id"] = id,
                ["Bytes"] = new byte[] { 0, 255, 10 },
            },
            Cancellation);

        var entity = await table.GetEntityIfExistsAsync("p", "r", cancellationToken: Cancellation);

        Assert.NotNull(entity);
        Assert.Equal("Grüße aus Dortmund 🚒", entity.GetString("Text"));
        Assert.Equal("", entity.GetString("Empty"));
        Assert.Equal(int.MinValue, entity.GetInt32("Int"));
        Assert.Equal(long.MaxValue, entity.GetInt64("Long"));
        Assert.Equal(1L, entity["Small"]);
        Assert.Equal(0.1, entity["Double"]);
        Assert.Equal(3.0, entity.GetDouble("Whole"));
        Assert.Equal(double.PositiveInfinity, entity.GetDouble("Infinite"));
        Assert.True(entity.GetBoolean("Yes"));
        Assert.Equal(due, entity.GetDateTimeOffset("Due"));
        Assert.Equal(TimeSpan.Zero, entity.GetDateTimeOffset("Due")!.Value.Offset);
        Assert.Equal(id, entity.GetGuid("Id"));
        Assert.Equal([0, 255, 10], entity.GetBinary("Bytes")!);
        Assert.Null(entity.GetString("Missing"));
        Assert.NotNull(entity.Timestamp);
        Assert.Equal(12, entity.Keys.Count);
    }

    [Fact]
    public async Task A_missing_entity_is_null_and_a_missing_table_is_an_error()
    {
        var table = await azurite.NewTableAsync();

        Assert.Null(await table.GetEntityIfExistsAsync("p", "r", cancellationToken: Cancellation));

        await table.DeleteIfExistsAsync(Cancellation);
        await table.DeleteIfExistsAsync(Cancellation);
        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => table.GetEntityIfExistsAsync("p", "r", cancellationToken: Cancellation));
        Assert.Equal(TableErrorCode.TableNotFound, failure.Code);
    }

    [Fact]
    public async Task Creating_twice_is_no_error()
    {
        var table = await azurite.NewTableAsync();

        await table.CreateIfNotExistsAsync(Cancellation);
    }

    [Fact]
    public async Task A_second_insert_conflicts()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);

        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r"), Cancellation));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists, "EntityAlreadyExists"), (failure.Status, failure.Code, failure.ErrorCode));
    }

    [Fact]
    public async Task An_update_needs_the_version_that_is_stored()
    {
        var table = await azurite.NewTableAsync();
        var first = await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, Cancellation);

        var second = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, first, cancellationToken: Cancellation);
        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, first, cancellationToken: Cancellation));

        Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, failure.Code);
        var stored = await table.GetEntityIfExistsAsync("p", "r", cancellationToken: Cancellation);
        Assert.Equal((2, second), (stored!.GetInt32("A")!.Value, stored.ETag));
    }

    [Theory]
    [InlineData(TableUpdateMode.Replace, false)]
    [InlineData(TableUpdateMode.Merge, true)]
    public async Task Merging_keeps_what_the_new_entity_does_not_have(TableUpdateMode mode, bool kept)
    {
        var table = await azurite.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "updated") { ["A"] = 1, ["B"] = 1 }, cancellationToken: Cancellation);
        await table.UpsertEntityAsync(new TableEntity("p", "upserted") { ["A"] = 1, ["B"] = 1 }, cancellationToken: Cancellation);

        await table.UpdateEntityAsync(new TableEntity("p", "updated") { ["A"] = 2 }, ETag.All, mode, Cancellation);
        await table.UpsertEntityAsync(new TableEntity("p", "upserted") { ["A"] = 2 }, mode, Cancellation);

        await foreach (var entity in table.QueryAsync(cancellationToken: Cancellation))
        {
            Assert.Equal((2, kept), (entity.GetInt32("A")!.Value, entity.ContainsKey("B")));
        }
    }

    [Fact]
    public async Task Updating_what_is_missing_is_not_found()
    {
        var table = await azurite.NewTableAsync();

        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All, cancellationToken: Cancellation));

        Assert.Equal(TableErrorCode.ResourceNotFound, failure.Code);
    }

    [Fact]
    public async Task Deleting_says_whether_the_entity_was_there()
    {
        var table = await azurite.NewTableAsync();
        var old = await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, cancellationToken: Cancellation);

        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => table.DeleteEntityAsync("p", "r", old, Cancellation));

        Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, failure.Code);
        Assert.True(await table.DeleteEntityAsync("p", "r", cancellationToken: Cancellation));
        Assert.False(await table.DeleteEntityAsync("p", "r", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_query_follows_its_pages_in_key_order()
    {
        var table = await azurite.NewTableAsync();
        foreach (var partition in (string[])["a", "ü|1"])
        {
            await table.SubmitTransactionAsync(
                [.. Enumerable.Range(0, 7).Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partition, $"{row}") { ["N"] = row }))],
                Cancellation);
        }

        var rows = await table.QueryAsync(TableFilter.Create($"N ge {2}"), maxPerPage: 3, cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["a2", "a3", "a4", "a5", "a6", "ü|12", "ü|13", "ü|14", "ü|15", "ü|16"], rows.Select(row => row.PartitionKey + row.RowKey));
    }

    [Fact]
    public async Task A_selection_has_the_keys_and_the_version_too()
    {
        var table = await azurite.NewTableAsync();
        var version = await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 }, Cancellation);

        var got = await table.GetEntityIfExistsAsync("p", "r", ["A"], Cancellation);
        var queried = await table.QueryAsync(select: ["A"], cancellationToken: Cancellation).SingleAsync(Cancellation);

        foreach (var entity in (TableEntity[])[got!, queried])
        {
            Assert.Equal(("p", "r", version), (entity.PartitionKey, entity.RowKey, entity.ETag));
            Assert.Equal(["A"], entity.Keys);
        }
    }
}
