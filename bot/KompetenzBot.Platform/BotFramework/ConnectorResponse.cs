using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>What a response of the connector means; pure. The codes are those of Microsoft's table "status codes from bot conversational APIs".</summary>
internal static class ConnectorResponse
{
    /// <summary>Our own word for a success whose body cannot be used.</summary>
    public const string MalformedResponse = "MalformedResponse";

    public static ConnectorOutcome Classify(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        if (IsSuccess(status))
        {
            return Success(status, body);
        }

        var code = ConnectorErrorCode.Read(body);
        return status switch
        {
            HttpStatusCode.TooManyRequests => new ConnectorOutcome.Throttled(Delay(retryAfter, now)),
            HttpStatusCode.PreconditionFailed or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                new ConnectorOutcome.Transient(status, code) { RetryAfter = Delay(retryAfter, now) },
            // only what is known to concern the app or the conversation is final; another refusal may be a proxy's or a passing misconfiguration
            HttpStatusCode.Forbidden => ReasonOfForbidden(code) is { } reason ? new ConnectorOutcome.Unreachable(reason, code) : new ConnectorOutcome.Failed(status, code),
            HttpStatusCode.NotFound when code == "ConversationNotFound" =>
                new ConnectorOutcome.Unreachable(UnreachableReason.ConversationNotFound, code),
            HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout => new ConnectorOutcome.Failed(status, code),
            _ when IsClientError(status) => new ConnectorOutcome.Rejected(status, code),
            _ => new ConnectorOutcome.Failed(status, code),
        };
    }

    public static bool IsSuccess(HttpStatusCode status) => (int)status is >= 200 and <= 299;

    private static bool IsClientError(HttpStatusCode status) => (int)status is >= 400 and <= 499;

    private static UnreachableReason? ReasonOfForbidden(string? code) => code switch
    {
        "BotNotInConversationRoster" or "ForbiddenOperationException" => UnreachableReason.NotInstalled,
        "ConversationBlockedByUser" => UnreachableReason.Blocked,
        "BotDisabledByAdmin" => UnreachableReason.DisabledByAdmin,
        "MessageWritesBlocked" or "209" => UnreachableReason.WritesBlocked,
        _ => null,
    };

    private static ConnectorOutcome Success(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new ConnectorOutcome.Succeeded(null);
        }

        try
        {
            return new ConnectorOutcome.Succeeded(JsonSerializer.Deserialize(body.Span, BotFrameworkJson.Default.ResourceResponse)?.Id);
        }
        catch (JsonException)
        {
            return new ConnectorOutcome.Failed(status, MalformedResponse);
        }
    }

    private static TimeSpan? Delay(RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        var delay = retryAfter?.Delta ?? (retryAfter?.Date - now);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
