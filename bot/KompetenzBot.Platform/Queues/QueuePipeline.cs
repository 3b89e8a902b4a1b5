using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KompetenzBot.Platform.Queues;

internal sealed class QueuePipeline(StorageAccount account, QueueClientOptions options)
{
    private const string ApiVersion = "2021-12-02";

    private readonly HttpPipeline pipeline = StoragePipeline.Build(options, account, key => new QueueSharedKeyPolicy(account.Name, key, options.TimeProvider));

    public HttpMessage Create(RequestMethod method, Uri address, StorageRepetition repetition, string? text = null)
    {
        var message = pipeline.CreateMessage();
        message.ResponseClassifier = repetition;
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.SetValue("x-ms-version", ApiVersion);
        if (text is not null)
        {
            message.Request.Headers.SetValue("Content-Type", "application/xml");
            message.Request.Content = RequestContent.Create(QueueXml.Message(text));
        }

        return message;
    }

    public Task<Response> SendAsync(HttpMessage message, string operation, CancellationToken cancellationToken) =>
        pipeline.SendAsync(message, exception => QueueFailure.NoResponse(operation, exception), cancellationToken);
}
