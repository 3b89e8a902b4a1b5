namespace KompetenzBot.Platform.Tables;

/// <summary>The service's error codes that callers act on (https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes).</summary>
public enum TableErrorCode
{
    /// <summary>A code that is not listed here; <see cref="Azure.RequestFailedException.ErrorCode"/> has its name.</summary>
    Other,

    /// <summary>No answer arrived (timeout, lost connection, no token). Whether the request had an effect is unknown: read again.</summary>
    NoResponse,

    /// <summary>An insert found an entity with the same keys.</summary>
    EntityAlreadyExists,

    /// <summary>The entity was changed since the ETag was read.</summary>
    UpdateConditionNotSatisfied,

    /// <summary>The entity does not exist.</summary>
    ResourceNotFound,

    TableNotFound,

    TableAlreadyExists,

    /// <summary>The name is free again after up to a minute.</summary>
    TableBeingDeleted,

    EntityTooLarge,

    InvalidInput,

    AuthenticationFailed,

    AuthorizationFailure,

    AuthorizationPermissionMismatch,

    /// <summary>The account or partition is over its rate; the pipeline's repetitions did not suffice.</summary>
    ServerBusy,

    /// <summary>The service gave up. Whether the request had an effect is unknown.</summary>
    OperationTimedOut,

    InternalError,
}
