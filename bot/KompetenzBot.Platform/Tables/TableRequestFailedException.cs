using Azure;

namespace KompetenzBot.Platform.Tables;

/// <summary>The table service refused a request or did not answer. The message names operation, table and code, never keys or values.</summary>
public class TableRequestFailedException(int status, string message, TableErrorCode code, string? errorCode, Exception? inner = null)
    : RequestFailedException(status, message, errorCode, inner)
{
    /// <summary>The service's reason.</summary>
    public TableErrorCode Code { get; } = code;
}
