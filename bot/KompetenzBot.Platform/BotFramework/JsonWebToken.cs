using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>A signed token in compact form (RFC 7515, section 7.1), taken apart and not yet believed.</summary>
/// <param name="Header">The first part.</param>
/// <param name="Claims">The second part.</param>
/// <param name="Signed">The octets that the signature covers.</param>
/// <param name="Signature">The third part.</param>
internal sealed record JsonWebToken(TokenHeader Header, TokenClaims Claims, byte[] Signed, byte[] Signature)
{
    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Null when the text is not a token; never throws.</summary>
    public static JsonWebToken? TryParse(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3
            && Read(parts[0], TokenJson.Default.TokenHeader) is { } header
            && Read(parts[1], TokenJson.Default.TokenClaims) is { } claims
            && Decode(parts[2]) is { } signature
                ? new JsonWebToken(header, claims, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature)
                : null;
    }

    private static T? Read<T>(string part, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return Decode(part) is { } json ? JsonSerializer.Deserialize(json, shape) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string part) =>
        !part.AsSpan().ContainsAnyExcept(Base64UrlCharacters) && Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
}

/// <summary>The header's members that decide (RFC 7515, section 4.1).</summary>
internal sealed record TokenHeader(string? Alg, string? Typ, string? Kid, JsonElement? Crit);

/// <summary>The claims that decide; times in seconds since 1970.</summary>
internal sealed record TokenClaims(string? Iss, string? Aud, double? Exp, double? Nbf, [property: JsonPropertyName("serviceurl")] string? ServiceUrl, JsonElement? Roles = null);

// Two members of one name would let two readers see two tokens.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, MaxDepth = 16)]
[JsonSerializable(typeof(TokenHeader))]
[JsonSerializable(typeof(TokenClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
