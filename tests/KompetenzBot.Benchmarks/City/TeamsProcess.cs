using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>A simulated Teams in a process of its own, so that what it costs is not counted. Everybody whom <see cref="PersonAt"/> names is there.</summary>
internal sealed class TeamsProcess : IAsyncDisposable
{
    /// <summary>The argument that makes this program be that process.</summary>
    public const string Argument = "teams";

    private const int People = 2_000;
    private const string Ready = "Teams: ";
    private readonly ChildProcess _process;

    private TeamsProcess(ChildProcess process, string serviceUrl) => (_process, ServiceUrl) = (process, serviceUrl);

    public string ServiceUrl { get; }

    public static TeamsAccount PersonAt(int number) => new(FormattableString.Invariant($"00000000-0000-4000-8000-{number % People:000000000000}"), "Erika Beispiel", "de-DE");

    public static async Task<TeamsProcess> StartAsync(CancellationToken cancellationToken)
    {
        var url = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = ChildProcess.Start(new ChildProcessOptions(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "KompetenzBot.Benchmarks.dll", Argument)
        {
            WorkingDirectory = AppContext.BaseDirectory,
            OnLine = line =>
            {
                if (line.StartsWith(Ready, StringComparison.Ordinal))
                    url.TrySetResult(line[Ready.Length..]);
            },
        });
        return new TeamsProcess(process, await url.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System, cancellationToken));
    }

    /// <summary>Is that process until it is stopped.</summary>
    public static async Task<int> RunAsync(CancellationToken stop)
    {
        await using var teams = await SimulatedTeams.StartAsync(new SimulatedTeamsOptions { Limits = TeamsLimits.None }, stop);
        for (var number = 0; number < People; number++)
            teams.AddUser("Erika Beispiel", PersonAt(number).AadObjectId);
        Console.WriteLine(Ready + teams.ServiceUrl);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return 0;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
