using KompetenzBot.Conversations;
using KompetenzBot.Delivery.Poison;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Delivery;

/// <summary>Composition of the feature.</summary>
internal static class DeliveryFeature
{
    /// <summary>Of the limit: a little below it, since what leaves evenly does not arrive evenly.</summary>
    private const double Margin = 0.99;

    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>().Bind(configuration.GetSection("Delivery")).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => Pace(provider.GetRequiredService<IOptions<DeliveryOptions>>().Value, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => Deck.Before(provider.GetRequiredService<Pace>()))
            .AddSingleton(provider => new SharedPace(SharedPace.Teams, provider.GetRequiredService<Pace>(), provider.GetRequiredService<Deck>()))
            .AddSingleton<ConversationLimits>()
            .AddLane(channel: null, DeliveryLane.TeamsQueues)
            .AddLane(DeliveryLane.Sms, DeliveryLane.SmsQueues)
            .AddSingleton<DeliveryCommand>()
            .AddSingleton<ICommand>(provider => provider.GetRequiredService<DeliveryCommand>())
            .AddSingleton<ICardActions>(provider => provider.GetRequiredService<DeliveryCommand>())
            .AddSingleton<IRecurringTask, Sweeper>()
            .AddSingleton<IRecurringTask, InstanceHeart>()
            .AddHostedService<Scheduler>();
    }

    private static IServiceCollection AddLane(this IServiceCollection services, string? channel, IReadOnlyList<WorkPriority> queues) => services.AddSingleton<IHostedService>(provider =>
        ActivatorUtilities.CreateInstance<DeliveryWorker>(
            provider,
            queues,
            ActivatorUtilities.CreateInstance<MessageSender>(provider, provider.GetRequiredKeyedService<IChannel>(channel))));

    private static Pace Pace(DeliveryOptions options, TimeProvider time) => new(options.RequestsPerSecond * Margin, options.Concurrency, time);
}
