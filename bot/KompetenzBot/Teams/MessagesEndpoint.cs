using System.Text.Json;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Teams;

/// <summary><c>POST /api/messages</c>: everything that Teams tells the bot.</summary>
internal static partial class MessagesEndpoint
{
    private const long MostBytes = 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static IEndpointConventionBuilder MapMessages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/messages", HandleAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> HandleAsync(
        HttpContext http, InboundGuard guard, TurnRunner turns, Afterwards later, TimeProvider time, ILogger<TurnRunner> logger)
    {
        // once accepted, a turn is finished even if the client hangs up
        using var timeout = new CancellationTokenSource(Longest, time);
        if (!http.Request.HasJsonContentType())
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "ContentTypeNotJson");
        }

        Activity? activity;
        try
        {
            activity = await JsonSerializer.DeserializeAsync(http.Request.Body, BotFrameworkJson.Default.Activity, http.RequestAborted);
        }
        catch (JsonException)
        {
            return Refuse(StatusCodes.Status400BadRequest, "MalformedJson");
        }
        catch (BadHttpRequestException exception)
        {
            return Refuse(exception.StatusCode, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? "BodyTooLarge" : "MalformedRequest");
        }

        if (activity?.Type is null)
        {
            return Refuse(StatusCodes.Status400BadRequest, "NoActivity");
        }

        if (await guard.RefuseAsync(http.Request.Headers.Authorization, activity, timeout.Token) is var (status, reason))
        {
            Log.Refused(logger, status, reason);
            return Refuse(status, reason);
        }

        var (answer, afterwards) = await turns.RunAsync(activity, timeout.Token);
        if (afterwards is not null)
        {
            http.Response.OnCompleted(() =>
            {
                later.Run(activity.Conversation?.Id ?? string.Empty, afterwards);
                return Task.CompletedTask;
            });
        }

        return answer switch
        {
            TurnAnswer.Invoke invoke => Results.Json(invoke.Response, BotFrameworkJson.Default.AdaptiveCardInvokeResponse),
            TurnAnswer.Search search => Results.Json(search.Response, BotFrameworkJson.Default.SearchInvokeResponse),
            TurnAnswer.NotImplemented => Results.StatusCode(StatusCodes.Status501NotImplemented),
            _ => Results.Ok(),
        };
    }

    private static IResult Refuse(int status, string reason) => Results.Problem(title: reason, statusCode: status);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An inbound activity was refused with {Status}: {Reason}.")]
        public static partial void Refused(ILogger logger, int status, string reason);
    }
}
