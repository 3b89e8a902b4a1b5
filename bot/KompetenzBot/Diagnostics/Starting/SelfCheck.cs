namespace KompetenzBot.Diagnostics.Starting;

/// <summary>
/// Says once, at the start, what this instance can and cannot do, also where the start fails: when it is made, since the services of the host are all made
/// before the first of them starts, and one that needs the key vault cannot even be made without it.
/// </summary>
internal sealed partial class SelfCheck : IHostedService
{
    public SelfCheck(IConfiguration configuration, IHostEnvironment environment, ILogger<SelfCheck> logger)
    {
        var lines = string.Join(Environment.NewLine, StartReport.Of(configuration).Select(line => $"  {line}"));
        Log.Starts(logger, AppVersion.Text, environment.EnvironmentName, Environment.NewLine + lines);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "KompetenzBot {Version} starts in {Environment}:{Parts}")]
        public static partial void Starts(ILogger logger, string version, string environment, string parts);
    }
}
