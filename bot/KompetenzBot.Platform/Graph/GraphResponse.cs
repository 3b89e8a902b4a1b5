using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KompetenzBot.Platform.Graph;

/// <summary>What a response of Graph means; pure. Codes are those of "Microsoft Graph error responses" and, for lost delta states, of "delta query overview".</summary>
internal static class GraphResponse
{
    private const int MaximumCodeLength = 64;

    private static readonly SearchValues<char> CodeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static GraphFailure Classify(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var code = CodeOf(body);
        return new GraphFailure(KindOf(status, code), status, code, Delay(retryAfter, now));
    }

    public static GraphResult<T> Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) is { } value ? new GraphResult<T>(value) : GraphResult.Malformed<T>();
        }
        catch (JsonException)
        {
            return GraphResult.Malformed<T>();
        }
    }

    private static GraphFailureKind KindOf(HttpStatusCode status, string? code) => status switch
    {
        HttpStatusCode.Gone => GraphFailureKind.Gone,
        _ when IsClientError(status) && IsLostState(code) => GraphFailureKind.Gone,
        // a person is only taken for absent where the directory itself says so: a proxy or a wrong address answers 404 as well
        HttpStatusCode.NotFound => IsAbsence(code) ? GraphFailureKind.NotFound : GraphFailureKind.Unavailable,
        HttpStatusCode.TooManyRequests => GraphFailureKind.Throttled,
        HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout => GraphFailureKind.Unavailable,
        _ when IsClientError(status) => GraphFailureKind.Refused,
        _ => GraphFailureKind.Unavailable,
    };

    private static bool IsClientError(HttpStatusCode status) => (int)status is >= 400 and <= 499;

    private static bool IsAbsence(string? code) => code is "Request_ResourceNotFound" or "ResourceNotFound" or "MailboxNotEnabledForRESTAPI" or "ErrorInvalidUser";

    private static bool IsLostState(string? code) =>
        code is not null && (code.StartsWith("resync", StringComparison.OrdinalIgnoreCase) || code.StartsWith("syncState", StringComparison.OrdinalIgnoreCase));

    private static string? CodeOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : Word(JsonSerializer.Deserialize(body, GraphJson.Default.ErrorAnswer)?.Error?.Code);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A code goes into logs; a sentence in its place, which could name a person, does not.
    private static string? Word(string? text) =>
        text is { Length: > 0 and <= MaximumCodeLength } && !text.AsSpan().ContainsAnyExcept(CodeCharacters) ? text : null;

    private static TimeSpan? Delay(RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        var delay = retryAfter?.Delta ?? (retryAfter?.Date - now);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
