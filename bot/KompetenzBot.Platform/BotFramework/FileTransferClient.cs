using System.Net;
using System.Net.Http.Headers;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// Brings files into people's own storage and reads those that they sent, as Teams' file consent asks for
/// (<see href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4">files in bots</see>). The URLs are signed by themselves:
/// our token never goes there. Only SharePoint and configured hosts are called, redirects are not followed. Safe for concurrent use.
/// </summary>
public sealed class FileTransferClient(HttpClient http, IEnumerable<string> allowedHosts, bool allowLoopbackHttp = false)
{
    private const int LongestUrl = 4096;
    private readonly Uri[] _allowed = [.. allowedHosts.Select(url => new Uri(url))];

    /// <summary>A handler that follows no redirect and keeps no cookies.</summary>
    public static SocketsHttpHandler CreateHandler() => new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };

    /// <summary>Whether files may go to or come from there.</summary>
    public bool Allows(string? url) => Parse(url) is not null;

    /// <summary>Uploads a whole file. False where the storage refused it or did not answer.</summary>
    /// <exception cref="ArgumentException">The URL is not allowed.</exception>
    public async Task<bool> UploadAsync(string url, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Parse(url) ?? throw NotAllowed(nameof(url))) { Content = new ReadOnlyMemoryContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Reads a whole file; null where it is longer than the limit, is not there, or the storage did not answer.</summary>
    /// <exception cref="ArgumentException">The URL is not allowed.</exception>
    public async Task<ReadOnlyMemory<byte>?> DownloadAsync(string url, int limit, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Parse(url) ?? throw NotAllowed(nameof(url)));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK ? await BoundedContent.ReadAsync(response.Content, limit, cancellationToken) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static ArgumentException NotAllowed(string name) => new("Files may not go there.", name);

    private Uri? Parse(string? url) =>
        url is { Length: > 0 and <= LongestUrl } && !url.Contains('\\', StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.UserInfo.Length == 0
        && (IsSharePoint(parsed) || Array.Exists(_allowed, allowed => IsUnder(allowed, parsed)))
            ? parsed
            : null;

    private static bool IsSharePoint(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.HostNameType == UriHostNameType.Dns && url.Host.EndsWith(".sharepoint.com", StringComparison.Ordinal);

    private bool IsUnder(Uri allowed, Uri url) =>
        url.Scheme == allowed.Scheme && url.Host == allowed.Host && url.Port == allowed.Port
        && (url.Scheme == Uri.UriSchemeHttps || (allowLoopbackHttp && Loopback.Is(url)))
        && (url.AbsolutePath.TrimEnd('/') + "/").StartsWith(allowed.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);
}
