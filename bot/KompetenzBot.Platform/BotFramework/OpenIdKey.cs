using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>A public key of the issuer. Safe for concurrent use.</summary>
internal sealed class OpenIdKey(string id, RSAParameters parameters, IReadOnlyList<string> endorsements)
{
    private const int MinimumModulusBytes = 2048 / 8;

    public string Id => id;

    /// <summary>Whether the key may sign for the channel. A key without endorsements signs for none.</summary>
    public bool IsEndorsedFor(string channelId) => endorsements.Contains(channelId, StringComparer.Ordinal);

    /// <summary>Whether the signature is RS256 (RFC 7518, section 3.3) by this key.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        // RSA objects are not safe for concurrent use; importing a public key costs little.
        using var rsa = RSA.Create(parameters);
        return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Null for a key that cannot verify RS256, or is too short for it.</summary>
    public static OpenIdKey? From(JsonWebKey key)
    {
        if (key is not { Kid.Length: > 0, Kty: "RSA", Use: null or "sig", Alg: null or "RS256" }
            || Decode(key.N) is not { Length: >= MinimumModulusBytes } modulus
            || Decode(key.E) is not { Length: > 0 } exponent)
        {
            return null;
        }

        try
        {
            var parameters = new RSAParameters { Modulus = modulus, Exponent = exponent };
            using var probe = RSA.Create(parameters);
            return new OpenIdKey(key.Kid, parameters, key.Endorsements ?? []);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string? text) => text is not null && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}

/// <summary>A key as the issuer publishes it (RFC 7517), with the Bot Framework's endorsements.</summary>
internal sealed record JsonWebKey(string? Kid, string? Kty, string? Use, string? Alg, string? N, string? E, IReadOnlyList<string>? Endorsements);

/// <summary>The document behind <c>jwks_uri</c>.</summary>
internal sealed record JsonWebKeySet(IReadOnlyList<JsonWebKey>? Keys);

/// <summary>The part of the OpenID metadata document that matters here.</summary>
internal sealed record OpenIdMetadata([property: JsonPropertyName("jwks_uri")] string? JwksUri);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OpenIdMetadata))]
[JsonSerializable(typeof(JsonWebKeySet))]
internal sealed partial class OpenIdJson : JsonSerializerContext;
