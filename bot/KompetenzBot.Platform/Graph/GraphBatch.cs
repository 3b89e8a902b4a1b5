using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KompetenzBot.Platform.Graph;

/// <summary>JSON batching: several GET requests in one, answered in any order, each throttled on its own.</summary>
internal static class GraphBatch
{
    public static byte[] Write(IReadOnlyList<string> urls) => JsonSerializer.SerializeToUtf8Bytes(
        new BatchRequest([.. urls.Select((url, index) => new BatchPart(Id(index), "GET", url))]), GraphJson.Default.BatchRequest);

    /// <summary>The results in the order of the requests; one without an answer is unavailable.</summary>
    public static IReadOnlyList<GraphResult<T>> Read<T>(BatchAnswer answer, int count, JsonTypeInfo<T> type, DateTimeOffset now)
        where T : class
    {
        var parts = answer.Responses.ToLookup(part => part.Id, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, count).Select(index => parts[Id(index)].FirstOrDefault() is { } part ? Read(part, type, now) : GraphResult.Malformed<T>())];
    }

    private static GraphResult<T> Read<T>(BatchPartAnswer part, JsonTypeInfo<T> type, DateTimeOffset now)
        where T : class
    {
        var body = part.Body.ValueKind == JsonValueKind.Undefined ? default : JsonSerializer.SerializeToUtf8Bytes(part.Body, GraphJson.Default.JsonElement).AsSpan();
        return part.Status is >= 200 and <= 299
            ? GraphResponse.Read(body, type)
            : new GraphResult<T>(GraphResponse.Classify((HttpStatusCode)part.Status, RetryAfter(part), body, now));
    }

    private static RetryConditionHeaderValue? RetryAfter(BatchPartAnswer part) =>
        part.Headers?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value is { } text
        && RetryConditionHeaderValue.TryParse(text, out var value)
            ? value
            : null;

    private static string Id(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
