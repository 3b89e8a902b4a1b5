using System.Text.Json;
using KompetenzBot.Platform.BotFramework;
using Microsoft.AspNetCore.Mvc;

namespace KompetenzBot.Sms.Events;

/// <summary><c>POST /api/sms-events</c>: what Event Grid tells of text messages.</summary>
internal static partial class SmsEventsEndpoint
{
    private const long MostBytes = 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    public static IEndpointConventionBuilder MapSmsEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/sms-events", HandleAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> HandleAsync(HttpContext http, SmsEventsGuard guard, ISmsReports reports, TimeProvider time, ILogger<SmsEventsGuard> logger)
    {
        using var timeout = new CancellationTokenSource(Longest, time);
        if (await guard.RefusalAsync(http.Request.Headers.Authorization, timeout.Token) is { } refusal)
        {
            Log.Refused(logger, refusal);
            return Results.StatusCode(refusal == TokenRefusal.KeysUnavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized);
        }

        EventGridEvent?[]? events;
        try
        {
            events = await JsonSerializer.DeserializeAsync(http.Request.Body, EventGridJson.Default.EventGridEventArray, http.RequestAborted);
        }
        catch (JsonException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException exception)
        {
            return Results.StatusCode(exception.StatusCode);
        }

        if (events?.Select(one => one?.ValidationCode).FirstOrDefault(code => code is { Length: > 0 }) is { } code)
        {
            return Results.Json(new ValidationAnswer(code), EventGridJson.Default.ValidationAnswer);
        }

        return await TakeAsync([.. (events ?? []).Select(one => one?.ToReport()).OfType<SmsReport>()], reports, logger, timeout.Token)
            ? Results.Ok()
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>One report that cannot be taken now does not keep the others; all of them come again.</summary>
    private static async Task<bool> TakeAsync(SmsReport[] taken, ISmsReports reports, ILogger logger, CancellationToken cancellationToken)
    {
        var all = true;
        foreach (var report in taken)
        {
            try
            {
                await reports.ReportAsync(report, cancellationToken);
            }
            catch (Exception exception)
            {
                Log.NotTaken(logger, exception);
                all = false;
            }
        }

        return all;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Events about text messages were refused: {Reason}.")]
        public static partial void Refused(ILogger logger, TokenRefusal reason);

        [LoggerMessage(LogLevel.Warning, "A delivery report of a text message could not be taken; it will come again.")]
        public static partial void NotTaken(ILogger logger, Exception exception);
    }
}
