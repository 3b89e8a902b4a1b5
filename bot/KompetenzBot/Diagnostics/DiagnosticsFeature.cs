using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.Diagnostics.Starting;
using KompetenzBot.Diagnostics.Status;
using KompetenzBot.Telemetry;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Diagnostics;

/// <summary>Composition of the feature.</summary>
internal static class DiagnosticsFeature
{
    public static IServiceCollection AddDiagnostics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage");
        // in front of all others, which may fail
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, SelfCheck>());
        services.AddOptions<SelfTestOptions>().Bind(configuration.GetSection("SelfTest")).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<SelfTestOptions>, SelfTestValidator>()
            .AddSingleton<StorageHealthCheck>()
            .AddSingleton<Neighbours>()
            .AddSingleton<Backlog>()
            .AddSingleton<OperationSurvey>()
            .AddSingleton<IRecurringTask>(provider => provider.GetRequiredService<OperationSurvey>())
            .AddSingleton<SelfTestNotices>()
            .AddSingleton<IWork, SelfTestWork>()
            .AddSingleton<IRecurringTask, SelfTester>()
            .AddSingleton<StatusReader>()
            .AddSingleton<ICommand, StatusCommand>();
    }
}
