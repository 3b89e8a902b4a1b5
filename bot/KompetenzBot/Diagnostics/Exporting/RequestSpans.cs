using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace KompetenzBot.Diagnostics.Exporting;

/// <summary>Says on the span of each request what was asked for, by its route and never by its path. Looks at the health are kept only where they fail.</summary>
internal static class RequestSpans
{
    private const string HealthRoutes = "/health";

    public static void UseRequestSpans(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        finally
        {
            if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
            {
                Describe(span, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, http.Response.StatusCode);
            }
        }
    });

    private static void Describe(Activity span, string method, string? route, int status)
    {
        var known = HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) ? HttpMethods.GetCanonicalizedValue(method) : "_OTHER";
        span.DisplayName = route is null ? known : $"{known} {route}";
        span.SetTag("http.request.method", known).SetTag("http.route", route).SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }

        if (route?.StartsWith(HealthRoutes, StringComparison.Ordinal) == true)
        {
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
