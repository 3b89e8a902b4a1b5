namespace KompetenzBot.Sandbox;

/// <summary>A whole local city: storage, simulated Teams with volunteers, simulated directory, the real bot in its own process and, if wanted, the Agents Playground.</summary>
public sealed class City : IAsyncDisposable
{
    private readonly CityOptions _options;

    private City(CityOptions options, Azurite storage, SimulatedTeams teams, SimulatedGraph graph, SimulatedSms sms, Volunteers volunteers, Approver? approver, AgentsPlayground? playground, int botPort)
    {
        _options = options;
        Storage = storage;
        Teams = teams;
        Graph = graph;
        Sms = sms;
        Volunteers = volunteers;
        Approver = approver;
        Playground = playground;
        Configuration = CityConfiguration.For(options, storage, teams, graph, sms, playground);
        BotPort = botPort;
    }

    public Azurite Storage { get; }

    public SimulatedTeams Teams { get; }

    /// <summary>The directory; it knows everybody of Teams.</summary>
    public SimulatedGraph Graph { get; }

    /// <summary>The provider of text messages.</summary>
    public SimulatedSms Sms { get; }

    public Volunteers Volunteers { get; }

    /// <summary>Who approves large alarms; null: nobody has to.</summary>
    public Approver? Approver { get; }

    public AgentsPlayground? Playground { get; }

    /// <summary>Who is a coordinator, an administrator and an auditor by the directory's groups: the person of the Playground.</summary>
    public static string CoordinatorId => PlaygroundConfig.CurrentUser.AadObjectId;

    /// <summary>What the bot is started with, by keys with <c>:</c>.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; }

    /// <summary>The running bot; after a restart another one.</summary>
    public BotProcess Bot { get; private set; } = null!;

    private int BotPort { get; }

    /// <summary>Starts everything and returns when the bot is ready.</summary>
    /// <exception cref="ChildProcessException">A part could not be started; the message holds its last output. Nothing is left running.</exception>
    public static async Task<City> StartAsync(CityOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new CityOptions();
        var ports = options.Ports.Available();
        foreach (var (what, preferred, taken) in options.Ports.DifferencesTo(ports))
            options.Progress?.WriteLine($"  Port {preferred} ist belegt; {what} nimmt stattdessen {taken}.");

        await using var started = new Teardown();
        options.Progress?.WriteLine("  Speicher (Azurite) startet …");
        var storage = started.Add(await Azurite.StartAsync(
            new AzuriteOptions { Location = options.DataLocation, TablePort = ports.Tables, QueuePort = ports.Queues, Progress = options.Progress }, cancellationToken));
        options.Progress?.WriteLine("  Simuliertes Teams startet …");
        var teams = started.Add(await SimulatedTeams.StartAsync(options.Teams with { Port = ports.Teams }, cancellationToken));
        var graph = started.Add(await SimulatedGraph.StartAsync(new SimulatedGraphOptions { Port = ports.Graph, Time = options.Teams.Time }, cancellationToken));
        var sms = started.Add(await SimulatedSms.StartAsync(new SimulatedSmsOptions { Port = ports.Sms, Time = options.Teams.Time }, cancellationToken));
        var volunteers = new Volunteers(teams, options.Volunteers);
        CityStaff.Fill(graph, teams, volunteers);
        var approver = options.Approver ? new Approver(teams, options.Volunteers.Speed) : null;
        if (approver is not null)
            graph.PutGroup(CityStaff.Approvers, approver.User.AadObjectId);
        var playground = options.Playground ? started.Add(await StartPlaygroundAsync(options, ports, cancellationToken)) : null;
        var city = new City(options, storage, teams, graph, sms, volunteers, approver, playground, ports.Bot);
        options.Progress?.WriteLine("  KompetenzBot startet …");
        await city.StartBotAsync(cancellationToken);
        started.Add(city.Bot);
        if (approver is not null)
            await approver.User.SayAsync("hilfe", cancellationToken);
        if (options.Register is { } register)
            await register(city, cancellationToken);
        started.Release();
        return city;
    }

    /// <summary>Starts the bot again after it has ended, at the same address.</summary>
    public async Task StartBotAsync(CancellationToken cancellationToken = default)
    {
        Bot = await BotProcess.StartAsync(new BotProcessOptions { Port = BotPort, Configuration = Configuration, OnLine = _options.OnBotLine }, cancellationToken);
        Teams.Bot = Bot.Client;
    }

    /// <summary>Ends when a child process ends by itself; says which one and what it last wrote.</summary>
    public async Task<string> WaitForFailureAsync()
    {
        var bot = Bot;
        List<(string Name, Task<int> Completion, Func<string> Output)> parts =
            [("KompetenzBot", bot.Completion, () => bot.Output), ("Azurite", Storage.Completion, () => Storage.Output)];
        if (Playground is { } playground)
            parts.Add(("Agents Playground", playground.Completion, () => playground.Output));
        var ended = await Task.WhenAny(parts.Select(part => part.Completion));
        var (name, _, output) = parts.Find(part => part.Completion == ended);
        var exitCode = await ended;
        return $"{name} hat sich beendet (Code {exitCode}). Die letzten Zeilen:{Environment.NewLine}{output()}";
    }

    /// <summary>Stops everything gracefully, the bot first.</summary>
    public async ValueTask DisposeAsync()
    {
        Volunteers.Dispose();
        Approver?.Dispose();
        await Bot.DisposeAsync();
        if (Playground is not null)
            await Playground.DisposeAsync();
        await Sms.DisposeAsync();
        await Graph.DisposeAsync();
        await Teams.DisposeAsync();
        await Storage.DisposeAsync();
    }

    private static Task<AgentsPlayground> StartPlaygroundAsync(CityOptions options, CityPorts ports, CancellationToken cancellationToken)
    {
        options.Progress?.WriteLine("  Agents Playground startet …");
        var playground = new AgentsPlaygroundOptions(new Uri(FormattableString.Invariant($"http://127.0.0.1:{ports.Bot}/")))
        {
            Port = ports.Playground,
            BotId = "28:" + options.Teams.AppId,
            TenantId = options.Teams.TenantId,
            Progress = options.Progress,
        };
        return AgentsPlayground.StartAsync(playground, cancellationToken);
    }
}
