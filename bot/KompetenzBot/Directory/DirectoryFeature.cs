using Azure.Core;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Graph;
using KompetenzBot.Profiles;
using KompetenzBot.Reminders.Leavers;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Directory;

/// <summary>Composition of the adapter.</summary>
internal static class DirectoryFeature
{
    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<GraphOptions>().Bind(configuration.GetSection("Graph")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GraphOptions>>(new GraphValidator(environment));
        return IsConfigured(configuration) ? services.AddGraph().AddInstaller(configuration["Bot:TeamsAppId"]) : services.AddNothing();
    }

    /// <summary>The literal token of development is worth nothing to the real directory, which is therefore not the default then.</summary>
    private static bool IsConfigured(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["Graph:BaseUrl"]) || !string.Equals(configuration["Bot:Credential"], "Development", StringComparison.OrdinalIgnoreCase);

    private static IServiceCollection AddGraph(this IServiceCollection services) => services
        .AddSingleton(provider => new GraphServiceClient(
            new HttpClient(GraphServiceClient.CreateHandler()),
            BaseUrl(provider.GetRequiredService<IOptions<GraphOptions>>().Value),
            new TokenSource(provider.GetRequiredService<TokenCredential>(), GraphServiceClient.TokenScope, TimeProvider.System, provider.GetRequiredService<ILogger<TokenSource>>()),
            TimeProvider.System))
        .AddSingleton<QuickQuestions>()
        .AddSingleton<IPeople, GraphPeople>()
        .AddSingleton<IWorkingHours, GraphWorkingHours>()
        .AddSingleton<IGroups, GraphGroups>()
        .AddSingleton<IStaff, GraphStaff>();

    private static IServiceCollection AddInstaller(this IServiceCollection services, string? app) => Guid.TryParse(app, out var id)
        ? services
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<GraphInstaller>(provider, id))
            .AddSingleton<IAppInstaller>(provider => provider.GetRequiredService<GraphInstaller>())
            .AddSingleton(provider => provider.GetRequiredService<GraphInstaller>().Pace)
        : services.AddSingleton<IAppInstaller, NoInstaller>();

    private static IServiceCollection AddNothing(this IServiceCollection services) => services
        .AddSingleton<NoDirectory>()
        .AddSingleton<IAppInstaller, NoInstaller>()
        .AddSingleton<IPeople>(provider => provider.GetRequiredService<NoDirectory>())
        .AddSingleton<IWorkingHours>(provider => provider.GetRequiredService<NoDirectory>())
        .AddSingleton<IGroups>(provider => provider.GetRequiredService<NoDirectory>())
        .AddSingleton<IStaff>(provider => provider.GetRequiredService<NoDirectory>());

    private static Uri BaseUrl(GraphOptions options) => new(options.BaseUrl is { Length: > 0 } url ? url : GraphServiceClient.DefaultBaseUrl);
}
