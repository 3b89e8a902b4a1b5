using System.Globalization;
using System.Text.Json;
using Azure;

namespace KompetenzBot.Platform.Tables;

/// <summary>Reads the service's errors: <c>{"odata.error":{"code":"…","message":{"value":"…"}}}</c>. The service's text may repeat keys and is not passed on.</summary>
internal static class TableFailure
{
    public static TableRequestFailedException NoResponse(string operation, Exception inner) =>
        new(0, $"The table service did not answer to: {operation}.", TableErrorCode.NoResponse, nameof(TableErrorCode.NoResponse), inner);

    public static TableRequestFailedException Of(Response response, string operation)
    {
        var (name, _) = Read(response.Content.ToMemory().Span);
        name ??= response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : null;
        return new TableRequestFailedException(response.Status, Message(response, response.Status, name, operation), Code(name), name);
    }

    public static TableTransactionFailedException OfTransaction(Response response, int status, ReadOnlySpan<byte> json, string operation)
    {
        var (name, message) = Read(json);
        var index = message?.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && int.TryParse(message.AsSpan(0, colon), CultureInfo.InvariantCulture, out var position) ? position : (int?)null;
        return new TableTransactionFailedException(status, Message(response, status, name, operation), Code(name), name, index);
    }

    private static string Message(Response response, int status, string? code, string operation) =>
        $"The table service answered {status} {code ?? response.ReasonPhrase} to: {operation}. Request id: {response.Headers.RequestId ?? "none"}.";

    private static TableErrorCode Code(string? name) =>
        name is [>= 'A' and <= 'Z', ..] && Enum.TryParse<TableErrorCode>(name, out var code) ? code : TableErrorCode.Other;

    private static (string? Code, string? Message) Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!JsonDocument.TryParseValue(ref reader, out var document))
            {
                return default;
            }

            using (document)
            {
                return document.RootElement.TryGetProperty("odata.error", out var error)
                    ? (error.GetProperty("code").GetString(), error.TryGetProperty("message", out var message) ? message.GetProperty("value").GetString() : null)
                    : default;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // an answer of something in between, a proxy for instance
            return default;
        }
    }
}
