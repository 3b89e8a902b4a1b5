namespace KompetenzBot.Sandbox;

/// <summary>A whole local city: storage, simulated Teams with volunteers, simulated directory, the real bot in its own process and, if wanted, the Agents Playground.</summary>
public sealed class City : IAsyncDisposable
{
    private readonly CityOptions _options;
    private readonly PlaygroundLine? _line;

    private City(CityOptions options, Azurite storage, SimulatedTeams teams, SimulatedGraph graph, SimulatedSms sms, Volunteers volunteers, Phones phones, Approver? approver, (AgentsPlayground Page, PlaygroundLine Line)? playground, int botPort)
    {
        _options = options;
        Storage = storage;
        Teams = teams;
        Graph = graph;
        Sms = sms;
        Volunteers = volunteers;
        Phones = phones;
        Approver = approver;
        Playground = playground?.Page;
        _line = playground?.Line;
        Faults = new CityFaults(teams.Faults, graph, sms, options.Teams.Time);
        Configuration = CityConfiguration.For(options, storage, teams, graph, sms, AddressOf(botPort), Playground);
        BotPort = botPort;
    }

    public Azurite Storage { get; }

    public SimulatedTeams Teams { get; }

    /// <summary>The directory; it knows everybody of Teams.</summary>
    public SimulatedGraph Graph { get; }

    /// <summary>The provider of text messages.</summary>
    public SimulatedSms Sms { get; }

    public Volunteers Volunteers { get; }

    /// <summary>What volunteers do with text messages.</summary>
    public Phones Phones { get; }

    /// <summary>The number at which the situation centre gets text messages.</summary>
    public static string DutyPhone => CityConfiguration.DutyPhone;

    /// <summary>Who approves large alarms; null: nobody has to.</summary>
    public Approver? Approver { get; }

    public AgentsPlayground? Playground { get; }

    /// <summary>What a person can let go wrong, also on a page beside <c>/sms</c>.</summary>
    public CityFaults Faults { get; }

    /// <summary>Where people let things go wrong.</summary>
    public Uri FaultsPage => new(new Uri(Sms.Page), Sandbox.FaultsPage.Path);

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
        var sms = started.Add(await SimulatedSms.StartAsync(options.Sms with { Port = ports.Sms, Time = options.Teams.Time }, cancellationToken));
        var volunteers = new Volunteers(teams, options.Volunteers);
        var phones = new Phones(sms, volunteers, options.Volunteers, options.Teams.Time);
        CityStaff.Fill(graph, teams, volunteers);
        var approver = options.Approver ? new Approver(teams, options.Volunteers.Speed) : null;
        if (approver is not null)
            graph.PutGroup(CityStaff.Approvers, approver.User.AadObjectId);
        (AgentsPlayground Page, PlaygroundLine Line)? playground = null;
        if (options.Playground)
        {
            var line = started.Add(await PlaygroundLine.StartAsync(ports.PlaygroundLine, teams.Faults, options.Teams.Time, cancellationToken));
            playground = (started.Add(await StartPlaygroundAsync(options, ports, line, cancellationToken)), line);
        }

        var city = new City(options, storage, teams, graph, sms, volunteers, phones, approver, playground, ports.Bot);
        sms.Beside = new FaultsPage(city.Faults).AnswerAsync;
        options.Progress?.WriteLine("  KompetenzBot startet …");
        await city.StartBotAsync(cancellationToken);
        started.Add(city.Bot);
        await sms.SubscribeAsync(new Uri(city.Bot.Address, "api/sms-events"), cancellationToken);
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
        Phones.Dispose();
        Approver?.Dispose();
        await Bot.DisposeAsync();
        if (Playground is not null)
            await Playground.DisposeAsync();
        if (_line is not null)
            await _line.DisposeAsync();
        await Sms.DisposeAsync();
        await Graph.DisposeAsync();
        await Teams.DisposeAsync();
        await Storage.DisposeAsync();
    }

    private static Uri AddressOf(int botPort) => new(FormattableString.Invariant($"http://127.0.0.1:{botPort}/"));

    private static async Task<AgentsPlayground> StartPlaygroundAsync(CityOptions options, CityPorts ports, PlaygroundLine line, CancellationToken cancellationToken)
    {
        options.Progress?.WriteLine("  Agents Playground startet …");
        var playground = await AgentsPlayground.StartAsync(new AgentsPlaygroundOptions(AddressOf(ports.Bot))
        {
            Port = ports.Playground,
            ServiceUrl = line.ServiceUrl,
            BotId = "28:" + options.Teams.AppId,
            TenantId = options.Teams.TenantId,
            Progress = options.Progress,
        }, cancellationToken);
        line.Playground = playground.Url;
        return playground;
    }
}
