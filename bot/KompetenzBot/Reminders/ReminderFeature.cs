using KompetenzBot.Delivery;

namespace KompetenzBot.Reminders;

/// <summary>Composition of the feature.</summary>
internal static class ReminderFeature
{
    public static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReminderOptions>().Bind(configuration.GetSection("Reminders")).ValidateOnStart();
        return services
            .AddSingleton<Microsoft.Extensions.Options.IValidateOptions<ReminderOptions>, ReminderValidator>()
            .AddSingleton<PersonalHours>()
            .AddSingleton<ReminderCards>()
            .AddSingleton<IWork, ReminderWork>()
            .AddSingleton<IRecurringTask, ReminderPlanner>();
    }
}
