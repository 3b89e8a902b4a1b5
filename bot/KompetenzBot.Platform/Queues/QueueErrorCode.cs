namespace KompetenzBot.Platform.Queues;

/// <summary>The service's error codes that callers act on (https://learn.microsoft.com/rest/api/storageservices/queue-service-error-codes).</summary>
public enum QueueErrorCode
{
    /// <summary>A code that is not listed here; <see cref="Azure.RequestFailedException.ErrorCode"/> has its name.</summary>
    Other,

    /// <summary>No answer arrived (timeout, lost connection, no token). Whether the request had an effect is unknown.</summary>
    NoResponse,

    QueueNotFound,

    QueueAlreadyExists,

    /// <summary>The name is free again after up to a minute.</summary>
    QueueBeingDeleted,

    QueueDisabled,

    /// <summary>The message was deleted or has expired.</summary>
    MessageNotFound,

    /// <summary>The message became visible and somebody else received it.</summary>
    PopReceiptMismatch,

    MessageTooLarge,

    OutOfRangeQueryParameterValue,

    AuthenticationFailed,

    AuthorizationFailure,

    AuthorizationPermissionMismatch,

    /// <summary>The account or queue is over its rate; the pipeline's repetitions did not suffice.</summary>
    ServerBusy,

    /// <summary>The service gave up. Whether the request had an effect is unknown.</summary>
    OperationTimedOut,

    InternalError,
}
