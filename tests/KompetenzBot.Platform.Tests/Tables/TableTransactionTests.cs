using Azure;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Platform.Tests.Tables;

public sealed class TableTransactionTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Does_every_kind_of_action_and_returns_the_new_versions()
    {
        var table = await azurite.NewTableAsync();
        var versions = new Dictionary<string, ETag>(StringComparer.Ordinal);
        foreach (var row in (string[])["merged", "replaced", "deleted", "upserted"])
        {
            versions[row] = await table.AddEntityAsync(Entity(row, ("Old", 1)), Cancellation);
        }

        var result = await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, Entity("added", ("New", 1))),
                new(TableTransactionActionType.UpdateMerge, Entity("merged", ("New", 1)), versions["merged"]),
                new(TableTransactionActionType.UpdateReplace, Entity("replaced", ("New", 1)), versions["replaced"]),
                new(TableTransactionActionType.Delete, Entity("deleted"), versions["deleted"]),
                new(TableTransactionActionType.UpsertMerge, Entity("upserted", ("New", 1))),
                new(TableTransactionActionType.UpsertReplace, Entity("it's neu #1".Replace('#', 'N'), ("New", 1))),
            ],
            Cancellation);

        var stored = await table.QueryAsync(cancellationToken: Cancellation).ToDictionaryAsync(entity => entity.RowKey, StringComparer.Ordinal, Cancellation);
        Assert.Equal(["added", "it's neu N1", "merged", "replaced", "upserted"], stored.Keys);
        Assert.Equal([stored["added"].ETag, stored["merged"].ETag, stored["replaced"].ETag, null, stored["upserted"].ETag, stored["it's neu N1"].ETag], result);
        Assert.Equal(["merged", "upserted"], stored.Values.Where(entity => entity.ContainsKey("Old")).Select(entity => entity.RowKey));
        Assert.All(stored.Values, entity => Assert.Equal(1, entity.GetInt32("New")));
    }

    [Fact]
    public async Task A_refused_action_undoes_the_others_and_is_named()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(Entity("taken"), Cancellation);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, Entity("a")),
                new(TableTransactionActionType.Add, Entity("b")),
                new(TableTransactionActionType.Add, Entity("taken")),
            ],
            Cancellation));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists, 2), (failure.Status, failure.Code, failure.FailedTransactionActionIndex));
        Assert.Equal(["taken"], await table.QueryAsync(cancellationToken: Cancellation).Select(entity => entity.RowKey).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task An_outdated_version_fails_the_transaction()
    {
        var table = await azurite.NewTableAsync();
        var old = await table.AddEntityAsync(Entity("head"), Cancellation);
        await table.UpsertEntityAsync(Entity("head", ("N", 1)), cancellationToken: Cancellation);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, Entity("000001")),
                new(TableTransactionActionType.UpdateReplace, Entity("head", ("N", 2)), old),
            ],
            Cancellation));

        Assert.Equal((TableErrorCode.UpdateConditionNotSatisfied, 1), (failure.Code, failure.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task A_hundred_actions_go_in_one_transaction()
    {
        var table = await azurite.NewTableAsync();

        var versions = await table.SubmitTransactionAsync(
            [.. Enumerable.Range(0, 100).Select(row => new TableTransactionAction(TableTransactionActionType.Add, Entity($"{row:000}")))], Cancellation);

        Assert.Equal(100, versions.Count);
        Assert.All(versions, version => Assert.NotNull(version));
        Assert.Equal(100, await table.QueryAsync(cancellationToken: Cancellation).CountAsync(Cancellation));
    }

    private static TableEntity Entity(string row, params IEnumerable<(string Name, int Value)> properties)
    {
        var entity = new TableEntity("p", row);
        foreach (var (name, value) in properties)
        {
            entity[name] = value;
        }

        return entity;
    }
}
