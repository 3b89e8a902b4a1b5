using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KompetenzBot.Platform.Tables;

internal sealed class TablePipeline(StorageAccount account, TableClientOptions options)
{
    // the first version that accepts Entra tokens for tables
    private const string ApiVersion = "2020-12-06";

    private readonly HttpPipeline pipeline = StoragePipeline.Build(options, account, key => new TableSharedKeyLitePolicy(account.Name, key, options.TimeProvider));

    public TableAddress Address { get; } = new(account.TableEndpoint);

    public HttpMessage Create(RequestMethod method, Uri address, StorageRepetition repetition)
    {
        var message = pipeline.CreateMessage();
        message.ResponseClassifier = repetition;
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(address);
        request.Headers.SetValue("x-ms-version", ApiVersion);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    public HttpMessage Create(RequestMethod method, Uri address, StorageRepetition repetition, ReadOnlyMemory<byte> json)
    {
        var message = Create(method, address, repetition);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Content = RequestContent.Create(json);
        return message;
    }

    public Task<Response> SendAsync(HttpMessage message, string operation, CancellationToken cancellationToken) =>
        pipeline.SendAsync(message, exception => TableFailure.NoResponse(operation, exception), cancellationToken);
}
