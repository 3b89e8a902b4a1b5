using KompetenzBot.Telemetry;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace KompetenzBot.Diagnostics;

/// <summary><c>/health/live</c> and <c>/health/ready</c>.</summary>
internal static class HealthEndpoints
{
    public static IServiceCollection AddDiagnostics(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage");
        return services.AddSingleton<StorageHealthCheck>().AddSingleton<Neighbours>();
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report) =>
        context.Response.WriteAsJsonAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["status"] = report.Status.ToString(),
            ["storage"] = report.Entries.TryGetValue("storage", out var storage) ? storage.Status.ToString() : "Unknown",
        });
}
