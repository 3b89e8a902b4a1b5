using Microsoft.Extensions.Options;

namespace KompetenzBot.Coordinators;

/// <summary>Composition of the feature.</summary>
internal static class CoordinatorFeature
{
    public static IServiceCollection AddCoordinators(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = services.AddOptions<RolesOptions>().Bind(configuration.GetSection("Roles")).ValidateOnStart();
        foreach (var list in new[] { "Roles:Bodies", "Roles:Approvers", "Roles:Administrators", "Roles:Auditors", "Roles:BreakGlass" })
        {
            options.Validate(_ => string.IsNullOrEmpty(configuration[list]), $"{list} is a list: its first value is {list}:0.");
        }

        return services
            .AddSingleton<IValidateOptions<RolesOptions>>(new RolesValidator(environment))
            .AddSingleton<GroupRoles>()
            .AddSingleton<BreakGlass>()
            .AddSingleton<LastKnownGroups>()
            .AddSingleton<DirectoryRoles>()
            .AddSingleton<ICoordinators>(provider => provider.GetRequiredService<DirectoryRoles>())
            .AddSingleton<IRoles>(provider => provider.GetRequiredService<DirectoryRoles>());
    }
}
