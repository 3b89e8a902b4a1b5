using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Platform.Sms;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Sms.Events;

/// <summary>Composition of the webhook.</summary>
internal static class SmsEventsFeature
{
    /// <summary>The role that Event Grid holds in the webhook's application (Event Grid, "Deliver events to Microsoft Entra protected endpoints").</summary>
    internal const string PublisherRole = "AzureEventGridSecureWebhookSubscriber";

    /// <summary>Adds the webhook. Whoever takes reports registers so before.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="isOnlyOnThisMachine">Whether the bot serves only this machine.</param>
    public static IServiceCollection AddSmsEvents(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, bool isOnlyOnThisMachine)
    {
        services.AddOptions<SmsEventsOptions>().Bind(configuration.GetSection("Sms")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmsEventsOptions>>(new SmsEventsValidator(environment));
        services.TryAddSingleton<ISmsReports, CountedReports>();
        return services.AddSingleton(provider => new SmsEventsGuard(Tokens(provider), isOnlyOnThisMachine));
    }

    private static EntraTokenValidator? Tokens(IServiceProvider provider) => provider.GetRequiredService<IOptions<SmsEventsOptions>>().Value is { IsConfigured: true } options
        ? new EntraTokenValidator(
            options.EventsTenantId,
            options.EventsAudience,
            PublisherRole,
            new OpenIdKeys(new HttpClient(SmsClient.CreateHandler()), new Uri(options.MetadataUrl), TimeProvider.System, provider.GetRequiredService<ILogger<OpenIdKeys>>()),
            TimeProvider.System)
        : null;
}
