using System.Globalization;

namespace KompetenzBot.Sandbox;

/// <summary>Microsoft 365 Agents Playground: a chat window in the browser that speaks to the bot as Teams does.</summary>
public sealed class AgentsPlayground : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private AgentsPlayground(ChildProcess process, string port, string? serviceUrl)
    {
        _process = process;
        Url = new Uri($"http://127.0.0.1:{port}/");
        ServiceUrl = serviceUrl ?? $"http://localhost:{port}/_connector";
    }

    /// <summary>The page to open in a browser.</summary>
    public Uri Url { get; }

    /// <summary>The service URL that the Playground's activities carry.</summary>
    public string ServiceUrl { get; }

    /// <summary>The person in front of the browser.</summary>
    public PlaygroundPerson CurrentUser { get; } = PlaygroundConfig.CurrentUser;

    /// <summary>The conversation id of that person's chat with the bot.</summary>
    public string PersonalChat { get; } = PlaygroundConfig.PersonalChat;

    /// <summary>Ends with the exit code when the process has ended.</summary>
    public Task<int> Completion => _process.Completion;

    public string Output => _process.Output;

    /// <summary>Installs the npm packages if needed, starts the Playground and waits until it answers.</summary>
    /// <exception cref="ChildProcessException">It could not be started, refused its config or took too long; the message holds its output.</exception>
    public static async Task<AgentsPlayground> StartAsync(AgentsPlaygroundOptions options, CancellationToken cancellationToken = default)
    {
        await NodePackages.EnsureInstalledAsync(options.Progress, cancellationToken);
        var folder = System.IO.Directory.CreateTempSubdirectory("kompetenzbot-playground-").FullName;
        var config = Path.Combine(folder, ".m365agentsplayground.yml");
        await File.WriteAllTextAsync(config, PlaygroundConfig.Write(options), cancellationToken);

        var process = ChildProcess.Start(Command(options, folder, config));
        _ = process.Completion.ContinueWith(_ => System.IO.Directory.Delete(folder, recursive: true), TaskScheduler.Default);
        try
        {
            const string announcement = "Listening on ";
            var line = await process.WaitForLineAsync(line => line.Contains(announcement, StringComparison.Ordinal), cancellationToken).WaitAsync(options.StartTimeout, TimeProvider.System, cancellationToken);
            var playground = new AgentsPlayground(process, PortIn(line[(line.IndexOf(announcement, StringComparison.Ordinal) + announcement.Length)..]), options.ServiceUrl);
            // with a bad config it announces the port and then ends
            await Readiness.WaitAsync(process, "Agents Playground", new Uri(playground.Url, "_debug/ping"), options.StartTimeout, cancellationToken);
            return playground;
        }
        catch (Exception exception)
        {
            await process.DisposeAsync();
            if (exception is TimeoutException)
                throw new ChildProcessException($"The Agents Playground did not start within {options.StartTimeout}. Its output:{Environment.NewLine}{process.Output}", exception);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static ChildProcessOptions Command(AgentsPlaygroundOptions options, string folder, string config) =>
        new ChildProcessOptions(
            "node",
            [
                "--require", SandboxDirectory.File("loopback.cjs"), NodePackages.File("@microsoft", "m365agentsplayground", "cli.js"),
                "-e", new Uri(options.Bot, "api/messages").ToString(), "-c", "msteams", "--dt", "true", "-p", options.Port.ToString(CultureInfo.InvariantCulture),
                .. options.ServiceUrl is { } serviceUrl ? ["--su", serviceUrl] : Array.Empty<string>(),
            ]) with
        {
            Name = "Agents Playground",
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TEAMSAPPTESTER_BROWSER"] = "none", ["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = config },
            OnLine = options.OnLine,
            StopTimeout = TimeSpan.FromSeconds(5),
        };

    private static string PortIn(string announced) => string.Concat(announced.SkipWhile(character => !char.IsAsciiDigit(character)).TakeWhile(char.IsAsciiDigit));
}
