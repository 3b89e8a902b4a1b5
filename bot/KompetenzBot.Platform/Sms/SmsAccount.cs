using System.Security.Cryptography;

namespace KompetenzBot.Platform.Sms;

/// <summary>A Communication Services resource, and how requests to it are proved: by its access key, or by the bot's own identity.</summary>
public sealed class SmsAccount
{
    /// <summary>Of the token where the resource is used with the bot's identity.</summary>
    public const string TokenScope = "https://communication.azure.com/.default";

    private readonly byte[]? _key;

    private SmsAccount(Uri endpoint, byte[]? key, TokenSource? tokens) => (Endpoint, _key, Tokens) = (endpoint, key, tokens);

    /// <summary>Where the resource is.</summary>
    public Uri Endpoint { get; }

    internal TokenSource? Tokens { get; }

    /// <summary>The resource of a connection string: <c>endpoint=https://…;accesskey=…</c>.</summary>
    /// <exception cref="FormatException">A part is missing or wrong; the message never holds the key.</exception>
    public static SmsAccount Parse(string connectionString, bool allowLoopbackHttp)
    {
        var parts = connectionString
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToLookup(part => part[0], part => part.ElementAtOrDefault(1) ?? string.Empty, StringComparer.OrdinalIgnoreCase);
        if (parts["endpoint"].ToArray() is not [var endpoint] || !IsEndpoint(endpoint, allowLoopbackHttp))
        {
            throw new FormatException("The SMS connection string needs one endpoint, an https address without path and query.");
        }

        return parts["accesskey"].ToArray() is [{ Length: > 0 } key] && Bytes(key) is { } bytes
            ? new SmsAccount(new Uri(endpoint), bytes, null)
            : throw new FormatException("The SMS connection string needs one accesskey in Base64.");
    }

    /// <summary>The resource at an address that <see cref="IsEndpoint"/> accepts, used with the bot's identity.</summary>
    public static SmsAccount At(Uri endpoint, TokenSource tokens) => new(endpoint, null, tokens);

    /// <summary>Whether an address is https, or http on this machine where that is allowed, with nothing but a host.</summary>
    public static bool IsEndpoint(string text, bool allowLoopbackHttp) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { UserInfo: "", Query: "", Fragment: "", AbsolutePath: "/" }
        && (url.Scheme == Uri.UriSchemeHttps || (allowLoopbackHttp && Loopback.IsHttpsOrLoopback(url)));

    internal string? Sign(ReadOnlySpan<byte> text) => _key is null ? null : Convert.ToBase64String(HMACSHA256.HashData(_key, text));

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }
}
