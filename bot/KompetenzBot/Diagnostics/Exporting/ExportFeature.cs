using OpenTelemetry.Logs;

namespace KompetenzBot.Diagnostics.Exporting;

/// <summary>Composition of the export over OTLP, which is off unless an endpoint is named.</summary>
internal static class ExportFeature
{
    /// <summary>The standard's name of the setting.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Registered before everything else, so that it starts first and stops last.</summary>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint]))
        {
            return services;
        }

        services.AddLogging(logging => logging.AddOpenTelemetry(options =>
        {
            options.SetResourceBuilder(Resource(configuration));
            options.AddOtlpExporter();
        }));
        return services.AddHostedService<TelemetryExport>();
    }

    private static OpenTelemetry.Resources.ResourceBuilder Resource(IConfiguration configuration)
    {
        var resource = OpenTelemetry.Resources.ResourceBuilder.CreateDefault();
        TelemetryExport.Describe(resource, configuration);
        return resource;
    }
}
