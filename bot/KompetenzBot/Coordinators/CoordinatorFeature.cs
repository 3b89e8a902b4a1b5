using Microsoft.Extensions.Options;

namespace KompetenzBot.Coordinators;

/// <summary>Composition of the feature.</summary>
internal static class CoordinatorFeature
{
    public static IServiceCollection AddCoordinators(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RolesOptions>().Bind(configuration.GetSection("Roles")).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<RolesOptions>, RolesValidator>().AddSingleton<ICoordinators, BreakGlassCoordinators>();
    }
}
