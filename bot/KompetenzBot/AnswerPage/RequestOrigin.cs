namespace KompetenzBot.AnswerPage;

/// <summary>
/// Whether a browser says that a form was sent from elsewhere. The token is the secret that such a page would lack; this only stands before it.
/// A page without referrer sends the origin <c>null</c> (Fetch standard, "append a request Origin header"), so that says nothing.
/// </summary>
internal static class RequestOrigin
{
    public static bool IsForeign(HttpRequest request, AnswerPageOptions options)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site, ..] && site is not ("same-origin" or "none"))
        {
            return true;
        }

        return request.Headers.Origin is [{ Length: > 0 } origin, ..] && origin != "null" && !IsOwn(origin, request, options);
    }

    private static bool IsOwn(string origin, HttpRequest request, AnswerPageOptions options) =>
        origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(options.AnswerBaseUrl, UriKind.Absolute, out var page) && origin.Equals(page.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
}
