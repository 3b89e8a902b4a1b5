using System.Globalization;

namespace KompetenzBot.Sandbox;

/// <summary>The real bot in a process of its own, as an operator would run it.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    private const string Program = "KompetenzBot.dll";

    private readonly ChildProcess _process;

    private BotProcess(ChildProcess process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address };
    }

    /// <summary>The base address, with a trailing slash.</summary>
    public Uri Address { get; }

    /// <summary>A client of that address; disposed with the process.</summary>
    public HttpClient Client { get; }

    /// <summary>Ends with the exit code when the process has ended.</summary>
    public Task<int> Completion => _process.Completion;

    /// <summary>The last lines that the bot wrote.</summary>
    public string Output => _process.Output;

    /// <summary>Physical memory of the bot in bytes; null where the system does not tell (only Linux does).</summary>
    public long? ResidentMemory => LinuxProcess.ResidentMemoryBelow(_process.Id, Program);

    /// <summary>Processor time that the bot has used since its start; null likewise. Exact to 10 ms.</summary>
    public TimeSpan? ProcessorTime => LinuxProcess.ProcessorTimeBelow(_process.Id, Program);

    /// <summary>Starts the bot and waits until it is ready.</summary>
    /// <exception cref="ChildProcessException">It ended or did not become ready; the message holds its output.</exception>
    public static async Task<BotProcess> StartAsync(BotProcessOptions options, CancellationToken cancellationToken = default)
    {
        var port = options.Port == 0 ? FreePort.Any() : options.Port;
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        var process = ChildProcess.Start(new ChildProcessOptions(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Program)
        {
            Name = "KompetenzBot",
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = EnvironmentFor(address, options.Configuration),
            OnLine = options.OnLine,
            StopTimeout = TimeSpan.FromSeconds(30),
        });
        var bot = new BotProcess(process, address);
        try
        {
            await Readiness.WaitAsync(process, "KompetenzBot", new Uri(address, "health/ready"), options.StartTimeout, cancellationToken);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the bot at once, as a crash would (kill -9).</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Asks the bot to end and waits until it has.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _process.StopAsync();
        return await _process.Completion;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    private static Dictionary<string, string?> EnvironmentFor(Uri address, IReadOnlyDictionary<string, string> configuration)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
            ["DOTNET_NOLOGO"] = "true",
        };
        foreach (var (key, value) in configuration)
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return environment;
    }
}
