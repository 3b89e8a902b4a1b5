using NodaTime;

namespace KompetenzBot.DutyHours;

/// <summary>Composition of the feature.</summary>
internal static class DutyHoursFeature
{
    public static IServiceCollection AddDutyHours(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DutyHoursOptions>().Bind(configuration.GetSection("DutyHours")).ValidateDataAnnotations()
            .Validate(options => DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.TimeZone) is not null, "DutyHours:TimeZone must be an IANA time zone, for example Europe/Berlin.")
            .Validate(options => PublicHolidays.States.Contains(options.State), "DutyHours:State must be the code of a German state, for example NW.")
            .ValidateOnStart();
        return services.AddSingleton<DutyClock>();
    }
}
