using System.Text.Json.Nodes;
using KompetenzBot.Telemetry;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KompetenzBot.Diagnostics;

/// <summary><c>/health/live</c> and <c>/health/ready</c>.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    /// <summary>What else is in trouble is told, and never makes an instance unready: an outage there is a crisis in which the bot must stay up.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new JsonObject
    {
        ["status"] = report.Status.ToString(),
        ["storage"] = (report.Entries.TryGetValue("storage", out var storage) ? storage.Status : HealthStatus.Unhealthy).ToString(),
        ["degraded"] = new JsonArray([.. context.RequestServices.GetRequiredService<Neighbours>().Troubled.Select(neighbour => (JsonNode)neighbour.ToString().ToLowerInvariant())]),
    });
}
