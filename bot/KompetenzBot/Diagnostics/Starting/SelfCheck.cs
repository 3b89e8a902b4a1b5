namespace KompetenzBot.Diagnostics.Starting;

/// <summary>Says once, at the start, what this instance can and cannot do.</summary>
internal sealed partial class SelfCheck(IConfiguration configuration, IHostEnvironment environment, ILogger<SelfCheck> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var lines = string.Join(Environment.NewLine, StartReport.Of(configuration).Select(line => $"  {line}"));
        Log.Starts(logger, AppVersion.Text, environment.EnvironmentName, Environment.NewLine + lines);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "KompetenzBot {Version} starts in {Environment}:{Parts}")]
        public static partial void Starts(ILogger logger, string version, string environment, string parts);
    }
}
