using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Core;

namespace KompetenzBot.Platform.Tables;

/// <summary>
/// One table. Safe for concurrent use. Every method throws <see cref="TableRequestFailedException"/> when the service refuses or does not answer,
/// and <see cref="ArgumentException"/>, before sending, for what the service would not accept.
/// </summary>
public sealed class TableClient
{
    /// <summary>How many actions one transaction has at most.</summary>
    public const int MaxTransactionActions = 100;

    private readonly TablePipeline pipeline;

    internal TableClient(TablePipeline pipeline, string name)
    {
        this.pipeline = pipeline;
        Name = name;
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new TableDescription(Name), TableJson.Default.TableDescription);
        using var message = pipeline.Create(RequestMethod.Post, pipeline.Address.Tables, StorageRepetition.Safe, json);
        var response = await SendAsync(message, "create", cancellationToken);
        if (response.IsError && Failure(response, "create") is { Code: not TableErrorCode.TableAlreadyExists } failure)
        {
            throw failure;
        }
    }

    public async Task DeleteIfExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = pipeline.Create(RequestMethod.Delete, pipeline.Address.Table(Name), StorageRepetition.Safe);
        var response = await SendAsync(message, "delete the table", cancellationToken);
        if (response.Status is not (204 or 404))
        {
            throw Failure(response, "delete the table");
        }
    }

    /// <summary>The entity, or null when it does not exist.</summary>
    /// <param name="select">The properties to read besides the keys; null reads all.</param>
    public async Task<TableEntity?> GetEntityIfExistsAsync(
        string partitionKey, string rowKey, IReadOnlyCollection<string>? select = null, CancellationToken cancellationToken = default)
    {
        CheckKeys(partitionKey, rowKey);
        using var message = pipeline.Create(RequestMethod.Get, pipeline.Address.Entity(Name, partitionKey, rowKey, select), StorageRepetition.Safe);
        var response = await SendAsync(message, "get an entity", cancellationToken);
        return response.Status == 200 ? TableEntityReader.ReadOne(response.Content.ToMemory())
            : IsMissing(response) ? null
            : throw Failure(response, "get an entity");
    }

    /// <summary>All entities that match, in the order of their keys, read page by page as they are taken.</summary>
    /// <param name="filter">Null matches all.</param>
    /// <param name="maxPerPage">1 to 1000; null leaves it to the service.</param>
    /// <param name="select">The properties to read besides the keys; null reads all.</param>
    public async IAsyncEnumerable<TableEntity> QueryAsync(
        TableFilter? filter = null,
        int? maxPerPage = null,
        IReadOnlyCollection<string>? select = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (maxPerPage is < 1 or > TableRules.MaxPageSize)
        {
            throw new ArgumentOutOfRangeException(nameof(maxPerPage), maxPerPage, "A page has 1 to 1000 entities.");
        }

        TableContinuation? continuation = null;
        do
        {
            using var message = pipeline.Create(RequestMethod.Get, pipeline.Address.Query(Name, filter, maxPerPage, select, continuation), StorageRepetition.Safe);
            var response = await SendAsync(message, "query", cancellationToken);
            if (response.IsError)
            {
                throw Failure(response, "query");
            }

            continuation = TableContinuation.Of(response);
            foreach (var entity in TableEntityReader.ReadPage(response.Content.ToMemory()))
            {
                yield return entity;
            }
        }
        while (continuation is not null);
    }

    /// <summary>Inserts; <see cref="TableErrorCode.EntityAlreadyExists"/> if there is one with these keys.</summary>
    /// <returns>The new version.</returns>
    public Task<ETag> AddEntityAsync(TableEntity entity, CancellationToken cancellationToken = default)
    {
        Check(entity);
        return WriteAsync(RequestMethod.Post, pipeline.Address.Entities(Name), entity, StorageRepetition.OnlyIfRefused, default, "add an entity", cancellationToken);
    }

    /// <summary>Changes an entity that has not changed since; else <see cref="TableErrorCode.UpdateConditionNotSatisfied"/> or <see cref="TableErrorCode.ResourceNotFound"/>.</summary>
    /// <param name="ifMatch">The version that was read; <see cref="ETag.All"/> overwrites any.</param>
    /// <returns>The new version.</returns>
    public Task<ETag> UpdateEntityAsync(
        TableEntity entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Replace, CancellationToken cancellationToken = default)
    {
        Check(entity);
        if (ifMatch == default)
        {
            throw new ArgumentException("An update needs the ETag that was read, or ETag.All to overwrite any version.", nameof(ifMatch));
        }

        return WriteAsync(Method(mode), Address(entity), entity, StorageRepetition.OnlyIfRefused, ifMatch, "update an entity", cancellationToken);
    }

    /// <summary>Inserts or overwrites, whatever is stored.</summary>
    /// <returns>The new version.</returns>
    public Task<ETag> UpsertEntityAsync(TableEntity entity, TableUpdateMode mode = TableUpdateMode.Replace, CancellationToken cancellationToken = default)
    {
        Check(entity);
        return WriteAsync(Method(mode), Address(entity), entity, StorageRepetition.Safe, default, "upsert an entity", cancellationToken);
    }

    /// <summary>Deletes an entity. False: it was not there, perhaps because an earlier try whose answer was lost has deleted it.</summary>
    /// <param name="ifMatch">The version that was read; left out, any version.</param>
    public async Task<bool> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        CheckKeys(partitionKey, rowKey);
        using var message = pipeline.Create(RequestMethod.Delete, pipeline.Address.Entity(Name, partitionKey, rowKey, null), StorageRepetition.Safe);
        message.Request.Headers.SetValue("If-Match", ifMatch == default ? "*" : ifMatch.ToString("H"));
        var response = await SendAsync(message, "delete an entity", cancellationToken);
        return response.Status == 204 || (IsMissing(response) ? false : throw Failure(response, "delete an entity"));
    }

    /// <summary>All actions or none: up to <see cref="MaxTransactionActions"/> entities of one partition, each once, at most 4 MiB.</summary>
    /// <returns>The new versions in the order of the actions; null for deletions.</returns>
    /// <exception cref="TableTransactionFailedException">Nothing was changed; it says which action the service refused.</exception>
    /// <exception cref="TableRequestFailedException">With <see cref="TableErrorCode.NoResponse"/>: whether all or nothing was changed is unknown.</exception>
    public async Task<IReadOnlyList<ETag?>> SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken = default)
    {
        var transaction = TableTransaction.Create(actions, pipeline.Address, Name);
        using var message = pipeline.Create(RequestMethod.Post, pipeline.Address.Batch, StorageRepetition.OnlyIfRefused);
        message.Request.Headers.SetValue("Content-Type", transaction.ContentType);
        message.Request.Content = RequestContent.Create(transaction.Body);
        var response = await SendAsync(message, "transaction", cancellationToken);
        return response.Status == 202
            ? TableTransactionAnswer.Read(response, actions, Operation("transaction"))
            : throw Failure(response, "transaction");
    }

    private async Task<ETag> WriteAsync(
        RequestMethod method, Uri address, TableEntity entity, StorageRepetition repetition, ETag ifMatch, string operation, CancellationToken cancellationToken)
    {
        using var message = pipeline.Create(method, address, repetition, TableEntityWriter.Write(entity));
        if (ifMatch != default)
        {
            message.Request.Headers.SetValue("If-Match", ifMatch.ToString("H"));
        }

        var response = await SendAsync(message, operation, cancellationToken);
        return response.Status is 204 or 201 ? response.Headers.ETag ?? default : throw Failure(response, operation);
    }

    private static RequestMethod Method(TableUpdateMode mode) => mode == TableUpdateMode.Merge ? RequestMethod.Patch : RequestMethod.Put;

    private static void CheckKeys(string partitionKey, string rowKey)
    {
        TableRules.Key(partitionKey, nameof(partitionKey));
        TableRules.Key(rowKey, nameof(rowKey));
    }

    private static void Check(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        TableRules.Entity(entity);
    }

    private static bool IsMissing(Response response) =>
        response.Status == 404 && TableFailure.Of(response, "").Code != TableErrorCode.TableNotFound;

    private Uri Address(TableEntity entity) => pipeline.Address.Entity(Name, entity.PartitionKey, entity.RowKey, null);

    private Task<Response> SendAsync(HttpMessage message, string operation, CancellationToken cancellationToken) =>
        pipeline.SendAsync(message, Operation(operation), cancellationToken);

    private TableRequestFailedException Failure(Response response, string operation) => TableFailure.Of(response, Operation(operation));

    private string Operation(string operation) => $"{operation} ({Name})";
}
