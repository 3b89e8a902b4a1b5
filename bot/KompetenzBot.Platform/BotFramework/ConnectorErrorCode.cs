using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// Finds the code in the connector's error bodies: <c>{"error":{"code"}}</c> (ErrorResponse of the Connector API), and the Teams form
/// <c>{"errorCode":209,"message":"{\"subCode\":…}"}</c>, whose message is JSON in a string.
/// </summary>
internal static class ConnectorErrorCode
{
    private const int MaximumLength = 64;

    private static readonly SearchValues<char> CodeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static string? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return Property(root, "error") is { } error ? Word(Property(error, "code")) : SubCode(root) ?? Word(Property(root, "errorCode"));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no Unicode
            return null;
        }
    }

    private static string? SubCode(JsonElement root)
    {
        if (Property(root, "message") is not { ValueKind: JsonValueKind.String } message)
        {
            return null;
        }

        try
        {
            using var inner = JsonDocument.Parse(message.GetString()!);
            return Word(Property(inner.RootElement, "subCode"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    // A code goes into logs and rows; a sentence in its place, which could name a person, does not.
    private static string? Word(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text when IsWord(text.GetString()) => text.GetString(),
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var code) => code.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool IsWord(string? text) =>
        text is { Length: > 0 and <= MaximumLength } && !text.AsSpan().ContainsAnyExcept(CodeCharacters);
}
