using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>Reads a service URL so strictly that what is compared is what is called.</summary>
internal static class ServiceUrl
{
    private const int MaximumLength = 2048;

    // No user info, query, fragment, escape or backslash: each is a way to let a URL look like another one.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/[]!$&'()*+,;=");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        return !string.IsNullOrEmpty(text)
            && text.Length <= MaximumLength
            && !text.AsSpan().ContainsAnyExcept(Allowed)
            && text.Contains("://", StringComparison.Ordinal)
            && Uri.TryCreate(text, UriKind.Absolute, out url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);
    }
}
