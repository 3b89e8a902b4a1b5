namespace KompetenzBot.Platform.Tables;

/// <summary>A transaction was refused as a whole: none of its actions had an effect.</summary>
public sealed class TableTransactionFailedException(int status, string message, TableErrorCode code, string? errorCode, int? failedTransactionActionIndex)
    : TableRequestFailedException(status, message, code, errorCode)
{
    /// <summary>The position of the action that failed, from 0; null when the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; } = failedTransactionActionIndex;
}
