using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;

namespace KompetenzBot.Directory;

/// <summary>Composition of the adapter.</summary>
internal static class DirectoryFeature
{
    public static IServiceCollection AddDirectory(this IServiceCollection services) => services
        .AddSingleton<NoDirectory>()
        .AddSingleton<IPeople>(provider => provider.GetRequiredService<NoDirectory>())
        .AddSingleton<IWorkingHours>(provider => provider.GetRequiredService<NoDirectory>())
        .AddSingleton<IRoles>(provider => provider.GetRequiredService<NoDirectory>());
}
