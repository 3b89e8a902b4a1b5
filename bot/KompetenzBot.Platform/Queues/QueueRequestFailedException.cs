using Azure;

namespace KompetenzBot.Platform.Queues;

/// <summary>The queue service refused a request or did not answer. The message names operation, queue and code, never a message's text.</summary>
public sealed class QueueRequestFailedException(int status, string message, QueueErrorCode code, string? errorCode, Exception? inner = null)
    : RequestFailedException(status, message, errorCode, inner)
{
    /// <summary>The service's reason.</summary>
    public QueueErrorCode Code { get; } = code;
}
