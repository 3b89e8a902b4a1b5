using KompetenzBot.Diagnostics.Starting;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Diagnostics;

/// <summary>Composition of the feature.</summary>
internal static class DiagnosticsFeature
{
    public static IServiceCollection AddDiagnostics(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage");
        return services
            .AddSingleton<StorageHealthCheck>()
            .AddSingleton<Neighbours>()
            .AddHostedService<SelfCheck>();
    }
}
