using Azure;

namespace KompetenzBot.Platform.Queues;

internal static class QueueFailure
{
    public static QueueRequestFailedException NoResponse(string operation, Exception inner) =>
        new(0, $"The queue service did not answer to: {operation}.", QueueErrorCode.NoResponse, nameof(QueueErrorCode.NoResponse), inner);

    public static QueueRequestFailedException Of(Response response, string operation)
    {
        var name = response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : QueueXml.ErrorCode(response.Content);
        var message = $"The queue service answered {response.Status} {name ?? response.ReasonPhrase} to: {operation}. Request id: {response.Headers.RequestId ?? "none"}.";
        return new QueueRequestFailedException(response.Status, message, Code(name), name);
    }

    private static QueueErrorCode Code(string? name) =>
        name is [>= 'A' and <= 'Z', ..] && Enum.TryParse<QueueErrorCode>(name, out var code) ? code : QueueErrorCode.Other;
}
