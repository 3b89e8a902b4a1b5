using System.Globalization;
using Azure;
using Azure.Core;

namespace KompetenzBot.Platform.Queues;

/// <summary>
/// One queue. Safe for concurrent use. Every method throws <see cref="QueueRequestFailedException"/> when the service refuses or does not answer,
/// and <see cref="ArgumentException"/>, before sending, for what the service would not accept. Times are rounded up to whole seconds.
/// </summary>
public sealed class QueueClient
{
    private static readonly TimeSpan DefaultVisibility = TimeSpan.FromSeconds(30);

    private readonly QueuePipeline pipeline;
    private readonly QueueAddress address;

    internal QueueClient(QueuePipeline pipeline, QueueAddress address, string name)
    {
        this.pipeline = pipeline;
        this.address = address;
        Name = name;
    }

    /// <summary>The queue's name.</summary>
    public string Name { get; }

    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = pipeline.Create(RequestMethod.Put, address.Queue, StorageRepetition.Safe);
        var response = await SendAsync(message, "create", cancellationToken);
        if (response.IsError && Failure(response, "create") is { Code: not QueueErrorCode.QueueAlreadyExists } failure)
        {
            throw failure;
        }
    }

    public async Task DeleteIfExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = pipeline.Create(RequestMethod.Delete, address.Queue, StorageRepetition.Safe);
        var response = await SendAsync(message, "delete the queue", cancellationToken);
        if (response.Status is not (204 or 404))
        {
            throw Failure(response, "delete the queue");
        }
    }

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = pipeline.Create(RequestMethod.Get, address.Metadata, StorageRepetition.Safe);
        var response = await SendAsync(message, "look for the queue", cancellationToken);
        return response.Status switch
        {
            200 => true,
            404 => false,
            _ => throw Failure(response, "look for the queue"),
        };
    }

    /// <summary>
    /// Adds a message. After <see cref="QueueErrorCode.NoResponse"/> it may have been added: sending again may double it, so whoever receives must not mind.
    /// </summary>
    /// <param name="text">At most 64 KiB of UTF-8 and only characters that XML allows.</param>
    /// <param name="visibilityTimeout">How long nobody receives it, up to 7 days; null is at once.</param>
    /// <param name="timeToLive">When it disappears unreceived; null is never.</param>
    public async Task<SendReceipt> SendMessageAsync(
        string text, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
    {
        QueueRules.Text(text);
        var visibility = QueueRules.Visibility(visibilityTimeout ?? TimeSpan.Zero, mayBeZero: true);
        var life = QueueRules.TimeToLive(timeToLive, visibilityTimeout);
        using var message = pipeline.Create(RequestMethod.Post, address.Send(visibility, life), StorageRepetition.OnlyIfRefused, text);
        var response = await SendAsync(message, "send", cancellationToken);
        return response.Status == 201 ? QueueXml.Messages(response.Content)[0].ToSendReceipt() : throw Failure(response, "send");
    }

    /// <summary>Takes up to 32 messages, roughly oldest first, and hides them from others; an empty list when none is visible.</summary>
    /// <param name="visibilityTimeout">For how long, 1 second to 7 days; null is 30 seconds.</param>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveMessagesAsync(
        int maxMessages = QueueRules.MaxMessages, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default)
    {
        QueueRules.Count(maxMessages);
        var visibility = QueueRules.Visibility(visibilityTimeout ?? DefaultVisibility, mayBeZero: false);

        // after a lost answer, what the first try took comes back when its visibility ends
        using var message = pipeline.Create(RequestMethod.Get, address.Receive(maxMessages, visibility), StorageRepetition.Safe);
        var response = await SendAsync(message, "receive", cancellationToken);
        return response.Status == 200 ? QueueXml.Messages(response.Content).ConvertAll(fields => fields.ToMessage()) : throw Failure(response, "receive");
    }

    /// <summary>Looks at up to 32 visible messages without taking them.</summary>
    public async Task<IReadOnlyList<PeekedMessage>> PeekMessagesAsync(int maxMessages = QueueRules.MaxMessages, CancellationToken cancellationToken = default)
    {
        QueueRules.Count(maxMessages);
        using var message = pipeline.Create(RequestMethod.Get, address.Peek(maxMessages), StorageRepetition.Safe);
        var response = await SendAsync(message, "peek", cancellationToken);
        return response.Status == 200 ? QueueXml.Messages(response.Content).ConvertAll(fields => fields.ToPeeked()) : throw Failure(response, "peek");
    }

    /// <summary>
    /// Hides a received message for longer, or shows it again with zero. <see cref="QueueErrorCode.PopReceiptMismatch"/> or
    /// <see cref="QueueErrorCode.MessageNotFound"/>: somebody else has it or it is gone.
    /// </summary>
    /// <param name="text">The new text; null leaves it.</param>
    /// <param name="visibilityTimeout">From now, up to 7 days.</param>
    public async Task<UpdateReceipt> UpdateMessageAsync(
        string messageId, string popReceipt, string? text, TimeSpan visibilityTimeout, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        ArgumentException.ThrowIfNullOrEmpty(popReceipt);
        if (text is not null)
        {
            QueueRules.Text(text);
        }

        var visibility = QueueRules.Visibility(visibilityTimeout, mayBeZero: true);
        using var message = pipeline.Create(RequestMethod.Put, address.Update(messageId, popReceipt, visibility), StorageRepetition.OnlyIfRefused, text);
        var response = await SendAsync(message, "update", cancellationToken);
        return response.Status == 204
            && response.Headers.TryGetValue("x-ms-popreceipt", out var receipt)
            && response.Headers.TryGetValue("x-ms-time-next-visible", out var next)
                ? new UpdateReceipt(receipt!, QueueXml.Time(next!))
                : throw Failure(response, "update");
    }

    /// <summary>Deletes a received message. False: it is gone, or was received again since, and the receipt is outdated.</summary>
    public async Task<bool> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        ArgumentException.ThrowIfNullOrEmpty(popReceipt);
        using var message = pipeline.Create(RequestMethod.Delete, address.Delete(messageId, popReceipt), StorageRepetition.Safe);
        var response = await SendAsync(message, "delete a message", cancellationToken);
        if (response.Status == 204)
        {
            return true;
        }

        var failure = Failure(response, "delete a message");
        return failure.Code is QueueErrorCode.MessageNotFound or QueueErrorCode.PopReceiptMismatch ? false : throw failure;
    }

    /// <summary>How many messages there are, hidden ones included; never less than the true number.</summary>
    public async Task<int> GetApproximateMessageCountAsync(CancellationToken cancellationToken = default)
    {
        using var message = pipeline.Create(RequestMethod.Get, address.Metadata, StorageRepetition.Safe);
        var response = await SendAsync(message, "count", cancellationToken);
        return response.Status == 200 && response.Headers.TryGetValue("x-ms-approximate-messages-count", out var count)
            ? int.Parse(count!, CultureInfo.InvariantCulture)
            : throw Failure(response, "count");
    }

    /// <summary>Deletes all messages.</summary>
    public async Task ClearMessagesAsync(CancellationToken cancellationToken = default)
    {
        using var message = pipeline.Create(RequestMethod.Delete, address.Messages, StorageRepetition.Safe);
        var response = await SendAsync(message, "clear", cancellationToken);
        if (response.Status != 204)
        {
            throw Failure(response, "clear");
        }
    }

    private Task<Response> SendAsync(HttpMessage message, string operation, CancellationToken cancellationToken) =>
        pipeline.SendAsync(message, Operation(operation), cancellationToken);

    private QueueRequestFailedException Failure(Response response, string operation) => QueueFailure.Of(response, Operation(operation));

    private string Operation(string operation) => $"{operation} ({Name})";
}
