using KompetenzBot.Delivery;

namespace KompetenzBot.Reminders.Leavers;

/// <summary>Composition of the feature.</summary>
internal static class LeaverFeature
{
    public static IServiceCollection AddLeavers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LeaverOptions>().Bind(configuration.GetSection("Reminders"))
            .Validate(options => options.Grace is not null, "Reminders:LeaverGrace must be a period of time as ISO 8601, for example P30D.")
            .ValidateOnStart();
        return services
            .AddSingleton<Departures>()
            .AddSingleton<LeaverWatch>()
            .AddSingleton<IRecurringTask>(provider => provider.GetRequiredService<LeaverWatch>());
    }
}
