using System.Text;

namespace KompetenzBot.AnswerPage;

/// <summary>Sends pages with headers that leave no traces, let nothing else in and nobody frame them.</summary>
internal static class PageResponse
{
    private static readonly string Policy = $"default-src 'none'; style-src {PageStyle.Source}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static async Task WriteAsync(HttpContext http, int status, string html)
    {
        Protect(http.Response, status);
        var bytes = Encoding.UTF8.GetBytes(html);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>To the page itself, by a reference that does not say the token. The framework's own redirect would log where to.</summary>
    /// <param name="http">The request.</param>
    /// <param name="query">What is to be shown there; empty: the page.</param>
    public static void ShowAgain(HttpContext http, string query = "")
    {
        Protect(http.Response, StatusCodes.Status303SeeOther);
        http.Response.Headers.Location = $"?{query}";
    }

    private static void Protect(HttpResponse response, int status)
    {
        response.StatusCode = status;
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
