using KompetenzBot.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KompetenzBot.Diagnostics.Exporting;

/// <summary>Sends traces and metrics while the bot runs, and what is left of them when it stops.</summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private const int LongestFlushMilliseconds = 5000;
    private static readonly string Instance = Guid.NewGuid().ToString();
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => Describe(resource, configuration))
            .AddSource("Microsoft.AspNetCore", "System.Net.Http", Spans.SourceName)
            .SetSampler(new SendSampler())
            .AddProcessor(new OutsideView())
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => Describe(resource, configuration))
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http", "System.Runtime")
            .AddMeter(Measures.MeterName, $"{Measures.MeterName}.*")
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _traces?.ForceFlush(LongestFlushMilliseconds);
            _metrics?.ForceFlush(LongestFlushMilliseconds);
            Dispose();
        },
        CancellationToken.None).WaitAsync(cancellationToken);

    public void Dispose()
    {
        Interlocked.Exchange(ref _traces, null)?.Dispose();
        Interlocked.Exchange(ref _metrics, null)?.Dispose();
    }

    /// <summary>Who speaks: the program, its version and this process.</summary>
    public static void Describe(ResourceBuilder resource, IConfiguration configuration) => resource.AddService(
        configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "KompetenzBot", serviceVersion: AppVersion.Text, autoGenerateServiceInstanceId: false, serviceInstanceId: Instance);
}
