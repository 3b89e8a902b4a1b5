using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace KompetenzBot.AnswerPage;

/// <summary><c>GET|POST /a/{token}</c>: the page behind the link of a text message. Opening it changes nothing, as links are opened by machines too.</summary>
internal static partial class AnswerPageEndpoint
{
    private const string Route = $"/a/{{{AnswerPageLimits.Token}}}";
    private const long MostBytes = 16 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static void MapAnswerPage(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<AnswerPageLimits.Limited>() is not null)
            {
                http.Features.Get<IHttpActivityFeature>()?.Activity.SetTag("url.path", Route);
            }

            return next(http);
        });
        app.UseRateLimiter();
        app.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post], HandleAsync)
            .WithMetadata(new AnswerPageLimits.Limited(), new RequestSizeLimitAttribute(MostBytes));
    }

    private static async Task HandleAsync(
        HttpContext http, string token, AnswerDesk desk, ICatalogues catalogues, IOptions<AnswerPageOptions> options, DutyClock clock, Languages languages, TimeProvider time, ILogger<AnswerDesk> logger)
    {
        // once accepted, an answer is stored even if the phone loses its connection
        using var timeout = new CancellationTokenSource(Longest, time);
        try
        {
            await (HttpMethods.IsPost(http.Request.Method)
                ? TakeAsync(http, token, desk, options.Value, languages, timeout.Token)
                : ShowAsync(http, token, desk, catalogues.Current, clock, languages, time.GetUtcNow(), timeout.Token));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested && !timeout.IsCancellationRequested)
        {
            // who has hung up is not there to be told
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            Log.Failed(logger, exception);
            await PageResponse.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, AnswerPages.Failed(languages));
        }
    }

    private static async Task ShowAsync(HttpContext http, string token, AnswerDesk desk, CompetenceCatalogue catalogue, DutyClock clock, Languages languages, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(token, cancellationToken) is not { } visit)
        {
            Languages.Speak(languages.German);
            await (await desk.FindCountsAsync(token, cancellationToken) is { } counts
                ? PageResponse.WriteAsync(http, StatusCodes.Status200OK, CountsPage.Of(counts, catalogue, clock, now))
                : PageResponse.WriteAsync(http, StatusCodes.Status404NotFound, AnswerPages.Unknown(languages)));
            return;
        }

        languages.Speak(visit.Profile.Culture);
        await PageResponse.WriteAsync(http, StatusCodes.Status200OK, http.Request.Query[AnswerForms.Sms] == AnswerForms.Off ? AnswerPages.StopSms(visit) : AnswerPages.Of(visit, clock));
    }

    private static async Task TakeAsync(HttpContext http, string token, AnswerDesk desk, AnswerPageOptions options, Languages languages, CancellationToken cancellationToken)
    {
        if (RequestOrigin.IsForeign(http.Request, options) || await ReadAsync(http.Request, cancellationToken) is not { } form)
        {
            await PageResponse.WriteAsync(http, StatusCodes.Status403Forbidden, AnswerPages.Refused(languages));
            return;
        }

        if (await desk.FindAsync(token, cancellationToken) is not { } visit)
        {
            await PageResponse.WriteAsync(http, StatusCodes.Status404NotFound, AnswerPages.Unknown(languages));
            return;
        }

        languages.Speak(visit.Profile.Culture);
        if (AnswerForms.StopsSms(form))
        {
            await desk.StopSmsAsync(visit, cancellationToken);
            PageResponse.ShowAgain(http, AnswerForms.StopSmsQuery);
            return;
        }

        if (AnswerForms.Read(form) is { } given
            && await desk.AnswerAsync(visit, given, cancellationToken) is var concerns and not SensitiveConcerns.None)
        {
            await PageResponse.WriteAsync(http, StatusCodes.Status200OK, AnswerPages.RemarkQuestion(visit.Call!, given, concerns));
            return;
        }

        PageResponse.ShowAgain(http);
    }

    /// <summary>Null for what no form of ours sends.</summary>
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The answer page failed.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
