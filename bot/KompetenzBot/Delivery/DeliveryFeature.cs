using Microsoft.Extensions.Options;

namespace KompetenzBot.Delivery;

/// <summary>Composition of the feature.</summary>
internal static class DeliveryFeature
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection("Delivery")).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new Pace(provider.GetRequiredService<IOptions<DeliveryOptions>>().Value.RequestsPerSecond, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<MessageSender>()
            .AddHostedService<DeliveryWorker>()
            .AddSingleton<IRecurringTask, Sweeper>()
            .AddHostedService<Scheduler>();
    }
}
