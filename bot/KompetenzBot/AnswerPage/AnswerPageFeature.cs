using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace KompetenzBot.AnswerPage;

/// <summary>Composition of the feature.</summary>
internal static class AnswerPageFeature
{
    public static IServiceCollection AddAnswerPage(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<AnswerPageOptions>().Bind(configuration.GetSection("Sms")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AnswerPageOptions>>(new AnswerPageValidator(environment));
        services.AddRateLimiter(Limit);
        return services
            .KeepPathsOutOfLogs()
            .AddSingleton<AnswerDesk>()
            .AddSingleton<IRecurringTask, AnswerLinkKeeper>();
    }

    private static void Limit(RateLimiterOptions options)
    {
        options.GlobalLimiter = AnswerPageLimits.Create();
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return new ValueTask(PageResponse.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, AnswerPages.TooMany(rejected.HttpContext.RequestServices.GetRequiredService<Languages>())));
        };
    }
}
